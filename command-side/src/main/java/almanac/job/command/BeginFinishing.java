package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The job's command has ended, and what it changed is being kept. */
@SystemOnly
public record BeginFinishing(@TargetAggregateIdentifier JobId job) implements JobCommand {}
