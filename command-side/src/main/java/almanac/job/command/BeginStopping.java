package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that the job's processes are being ended, as requested. */
@SystemOnly
public record BeginStopping(@TargetAggregateIdentifier JobId job) implements JobCommand {}
