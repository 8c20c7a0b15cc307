package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The job cannot go on, by a fault that is not its own.
 *
 * @param inputCommitId which commit its files were to be, of a job that was not prepared; null when it was, or that was not
 *     known yet
 */
@SystemOnly
public record AbandonJob(
        @TargetAggregateIdentifier JobId job,
        String reason,
        @Nullable String inputCommitId) implements JobCommand {

    /** Of a job that was prepared, or of which nothing is known. */
    public AbandonJob(JobId job, String reason) {
        this(job, reason, null);
    }
}
