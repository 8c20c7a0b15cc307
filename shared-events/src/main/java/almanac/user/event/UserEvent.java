package almanac.user.event;

import almanac.shared.Sealed;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** What happens to a person's account. */
public sealed interface UserEvent {

    UserId user();

    record UserRegistered(
            UserId user,
            Sealed userName,
            Sealed firstName,
            Sealed lastName,
            @Nullable Sealed email) implements UserEvent {}

    /**
     * The account belongs to a person known to an OpenID provider.
     *
     * @param identity keyed digest of the issuer and of its name for the person
     */
    record IdentityLinked(UserId user, String identity) implements UserEvent {}

    record SystemRoleGranted(UserId user, SystemRole role) implements UserEvent {}

    record SystemRoleRevoked(UserId user, SystemRole role) implements UserEvent {}

    record UserDisabled(UserId user) implements UserEvent {}

    record UserEnabled(UserId user) implements UserEvent {}
}
