package almanac.project.command;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a project to another user; who owned it has no part in it any more. */
@Requires(Permission.CHANGE_OWNER)
public record ChangeProjectOwner(@TargetAggregateIdentifier ProjectId project, UserId owner)
        implements ProjectCommand {}
