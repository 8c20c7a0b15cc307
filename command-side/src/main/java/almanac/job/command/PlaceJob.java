package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A server takes the job on. It is refused to all but the first. */
@SystemOnly
public record PlaceJob(@TargetAggregateIdentifier JobId job, String host) implements JobCommand {}
