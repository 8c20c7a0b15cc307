package almanac.project.command;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a project out of sight for good and sets its name free. */
@Requires(Permission.ARCHIVE_PROJECT)
public record ArchiveProject(@TargetAggregateIdentifier ProjectId project) implements ProjectCommand {}
