package almanac.project.command;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends the caller's own collaboration. */
@Requires(Permission.LEAVE_PROJECT)
public record LeaveProject(@TargetAggregateIdentifier ProjectId project, UserId user)
        implements ProjectCommand, Scoped.User {}
