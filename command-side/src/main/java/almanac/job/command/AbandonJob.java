package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The job cannot go on, by a fault that is not its own. */
@SystemOnly
public record AbandonJob(@TargetAggregateIdentifier JobId job, String reason) implements JobCommand {}
