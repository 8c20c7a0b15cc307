package almanac.user.command;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Creates an account.
 *
 * @param identity the OpenID identity of the user; null for an account with keys only
 */
@Requires(Permission.MANAGE_USERS)
public record RegisterUser(
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
