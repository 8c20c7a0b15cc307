package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that a server is preparing the job's input. */
@SystemOnly
public record BeginPreparing(@TargetAggregateIdentifier JobId job) implements JobCommand {}
