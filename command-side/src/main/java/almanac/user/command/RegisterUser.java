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
 * Makes an account.
 *
 * @param identity whose account it is; null for an account with keys only
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

    /** A person as an OpenID provider knows him. */
    public record Identity(String issuer, String subject) {

        @Override
        public String toString() {
            return "Identity[issuer=%s]".formatted(issuer);
        }
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "RegisterUser[user=%s]".formatted(user);
    }
}
