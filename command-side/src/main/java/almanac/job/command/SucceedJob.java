package almanac.job.command;

import almanac.job.event.JobResult;
import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that the job's command has succeeded. */
@SystemOnly
public record SucceedJob(@TargetAggregateIdentifier JobId job, JobResult result) implements JobCommand {}
