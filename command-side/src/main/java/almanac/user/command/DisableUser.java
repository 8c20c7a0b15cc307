package almanac.user.command;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Shuts a user out: none of his credentials is worth anything until he is enabled again. */
@Requires(Permission.MANAGE_USERS)
public record DisableUser(@TargetAggregateIdentifier UserId user, UserId by) implements UserCommand {}
