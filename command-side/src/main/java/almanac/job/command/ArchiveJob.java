package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a job that has ended out of the usual list. */
@Requires(Permission.EDIT)
public record ArchiveJob(@TargetAggregateIdentifier JobId job) implements JobCommand {}
