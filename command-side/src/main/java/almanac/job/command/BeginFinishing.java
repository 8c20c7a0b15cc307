package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that the job's command has ended, and its changes are being saved. */
@SystemOnly
public record BeginFinishing(@TargetAggregateIdentifier JobId job) implements JobCommand {}
