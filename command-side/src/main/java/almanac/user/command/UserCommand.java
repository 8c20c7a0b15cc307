package almanac.user.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about users. Each that implements this interface is a command to an account that must exist. */
public sealed interface UserCommand extends Scoped.User, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.USER_NOT_FOUND.with(user());
    }

    /**
     * Creates an account.
     *
     * @param identity the OpenID identity of the user; null for an account with keys only
     */
    @Requires(Permission.MANAGE_USERS)
    record RegisterUser(
            @TargetAggregateIdentifier UserId user,
            String userName,
            String firstName,
            String lastName,
            @Nullable String email,
            Set<SystemRole> roles,
            @Nullable Identity identity)
            implements Scoped.User {

        /** A user as an OpenID provider identifies them. */
        public record Identity(String issuer, String subject) {

            @Override
            public String toString() {
                return "Identity[issuer=%s]".formatted(issuer);
            }
        }

        /** Keeps personal data out of logs. */
        @Override
        public String toString() {
            return "RegisterUser[user=%s]".formatted(user);
        }
    }

    /** Gives a user exactly these roles. */
    @Requires(Permission.MANAGE_USERS)
    record SetSystemRoles(@TargetAggregateIdentifier UserId user, Set<SystemRole> roles, UserId by)
            implements UserCommand {}

    /** Disables a user: all credentials of the user are refused until the user is enabled again. */
    @Requires(Permission.MANAGE_USERS)
    record DisableUser(@TargetAggregateIdentifier UserId user, UserId by) implements UserCommand {}

    /** Enables a disabled user again. */
    @Requires(Permission.MANAGE_USERS)
    record EnableUser(@TargetAggregateIdentifier UserId user) implements UserCommand {}

    /** Erases a user: makes all personal data unreadable, everywhere and for good, and closes the account. */
    @Requires(Permission.MANAGE_USERS)
    record EraseUser(@TargetAggregateIdentifier UserId user, UserId by) implements UserCommand {}
}
