package almanac.user.command;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a user exactly these roles. */
@Requires(Permission.MANAGE_USERS)
public record SetSystemRoles(@TargetAggregateIdentifier UserId user, Set<SystemRole> roles, UserId by)
        implements UserCommand {}
