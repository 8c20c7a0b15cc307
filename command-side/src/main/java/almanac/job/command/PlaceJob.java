package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Assigns the job to a server. All servers but the first are refused. */
@SystemOnly
public record PlaceJob(@TargetAggregateIdentifier JobId job, String host) implements JobCommand {}
