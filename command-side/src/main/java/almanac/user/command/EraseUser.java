package almanac.user.command;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Erases a user: makes all personal data unreadable, everywhere and for good, and closes the account. */
@Requires(Permission.MANAGE_USERS)
public record EraseUser(@TargetAggregateIdentifier UserId user, UserId by) implements UserCommand {}
