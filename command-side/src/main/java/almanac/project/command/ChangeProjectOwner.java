package almanac.project.command;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Transfers a project to another owner; the previous owner keeps no role in it. */
@Requires(Permission.CHANGE_OWNER)
public record ChangeProjectOwner(@TargetAggregateIdentifier ProjectId project, UserId owner)
        implements ProjectCommand {}
