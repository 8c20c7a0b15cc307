package almanac.job.command;

import almanac.job.event.JobInput;
import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** All that the job needs is there. */
@SystemOnly
public record CompletePreparation(@TargetAggregateIdentifier JobId job, JobInput input) implements JobCommand {}
