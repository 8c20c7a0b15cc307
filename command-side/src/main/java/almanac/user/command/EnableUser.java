package almanac.user.command;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Enables a disabled user again. */
@Requires(Permission.MANAGE_USERS)
public record EnableUser(@TargetAggregateIdentifier UserId user) implements UserCommand {}
