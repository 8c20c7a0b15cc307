package almanac.project.command;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Archives a project for good and frees its name. */
@Requires(Permission.ARCHIVE_PROJECT)
public record ArchiveProject(@TargetAggregateIdentifier ProjectId project) implements ProjectCommand {}
