package almanac.job.command;

import almanac.job.event.JobInput;
import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that all input of the job is ready. */
@SystemOnly
public record CompletePreparation(@TargetAggregateIdentifier JobId job, JobInput input) implements JobCommand {}
