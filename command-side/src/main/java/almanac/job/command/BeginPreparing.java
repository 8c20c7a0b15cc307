package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What the job needs is being brought together. */
@SystemOnly
public record BeginPreparing(@TargetAggregateIdentifier JobId job) implements JobCommand {}
