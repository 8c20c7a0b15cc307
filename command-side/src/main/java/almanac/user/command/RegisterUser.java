package almanac.user.command;

import almanac.shared.About;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Makes an account.
 *
 * @param identity keyed digest of the OpenID identity that the account belongs to; null for an account with keys only
 */
@Requires(Permission.MANAGE_USERS)
public record RegisterUser(
        @TargetAggregateIdentifier UserId user,
        String userName,
        String firstName,
        String lastName,
        @Nullable String email,
        Set<SystemRole> roles,
        @Nullable String identity)
        implements About.User {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "RegisterUser[user=%s]".formatted(user);
    }
}
