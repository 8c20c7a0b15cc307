package almanac.user.command;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Disables a user: all credentials of the user are refused until the user is enabled again. */
@Requires(Permission.MANAGE_USERS)
public record DisableUser(@TargetAggregateIdentifier UserId user, UserId by) implements UserCommand {}
