package almanac.user.event;

import almanac.shared.EncryptedText;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Events of a user's account. */
public sealed interface UserEvent {

    UserId user();

    record UserRegistered(
            UserId user,
            EncryptedText userName,
            EncryptedText firstName,
            EncryptedText lastName,
            @Nullable EncryptedText email)
            implements UserEvent {}

    /** The account belongs to a person as known to an OpenID provider, the issuer. */
    record IdentityLinked(UserId user, EncryptedText issuer, EncryptedText subject) implements UserEvent {}

    record SystemRoleGranted(UserId user, SystemRole role) implements UserEvent {}

    record SystemRoleRevoked(UserId user, SystemRole role) implements UserEvent {}

    record UserDisabled(UserId user) implements UserEvent {}

    record UserEnabled(UserId user) implements UserEvent {}

    /** The person's key was destroyed: nothing that was sealed with it can be read any more, wherever it is kept. */
    record UserErased(UserId user) implements UserEvent {}
}
