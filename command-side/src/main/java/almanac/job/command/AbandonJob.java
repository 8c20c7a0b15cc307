package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a job that cannot go on, through no fault of its own.
 *
 * @param inputCommitId the commit of its files, for a job that was not prepared; null when it was prepared, or the
 *     commit was not known yet
 */
@SystemOnly
public record AbandonJob(
        @TargetAggregateIdentifier JobId job,
        String reason,
        @Nullable String inputCommitId) implements JobCommand {

    /** Creates the command for a job that was prepared, or whose input commit is unknown. */
    public AbandonJob(JobId job, String reason) {
        this(job, reason, null);
    }
}
