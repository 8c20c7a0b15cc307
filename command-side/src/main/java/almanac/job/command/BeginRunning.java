package almanac.job.command;

import almanac.job.event.JobProcess;
import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that the job's command has been started. */
@SystemOnly
public record BeginRunning(@TargetAggregateIdentifier JobId job, JobProcess process) implements JobCommand {}
