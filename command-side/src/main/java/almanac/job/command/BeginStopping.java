package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The job's processes are being ended, as was asked for. */
@SystemOnly
public record BeginStopping(@TargetAggregateIdentifier JobId job) implements JobCommand {}
