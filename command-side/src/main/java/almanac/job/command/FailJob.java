package almanac.job.command;

import almanac.job.event.JobResult;
import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The job's command has failed, or could not be run because of what was asked for.
 *
 * @param exitCode null when it was never run
 */
@SystemOnly
public record FailJob(
        @TargetAggregateIdentifier JobId job, @Nullable Integer exitCode, String problem, JobResult result)
        implements JobCommand {}
