package almanac.job.command;

import almanac.job.event.JobResult;
import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that no process of the job runs any more, as requested. */
@SystemOnly
public record ConfirmStop(@TargetAggregateIdentifier JobId job, JobResult result) implements JobCommand {}
