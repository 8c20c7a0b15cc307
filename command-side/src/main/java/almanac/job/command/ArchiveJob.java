package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Archives a job that has ended, so that default lists leave it out. */
@Requires(Permission.EDIT)
public record ArchiveJob(@TargetAggregateIdentifier JobId job) implements JobCommand {}
