package almanac.user.command;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes everything that says who a user is unreadable, everywhere and for good, and ends his account. */
@Requires(Permission.MANAGE_USERS)
public record EraseUser(@TargetAggregateIdentifier UserId user, UserId by) implements UserCommand {}
