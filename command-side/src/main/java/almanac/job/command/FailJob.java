package almanac.job.command;

import almanac.job.event.JobResult;
import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Records that the job's command has failed, or could not be run because of its request.
 *
 * @param exitCode null when it was never run
 * @param inputCommitId the commit of its files, for a job that was never run; null when it did run, or the commit was
 *     not known yet
 */
@SystemOnly
public record FailJob(
        @TargetAggregateIdentifier JobId job,
        @Nullable Integer exitCode,
        String problem,
        JobResult result,
        @Nullable String inputCommitId)
        implements JobCommand {

    /** Creates the command for a job that did run. */
    public FailJob(JobId job, @Nullable Integer exitCode, String problem, JobResult result) {
        this(job, exitCode, problem, result, null);
    }
}
