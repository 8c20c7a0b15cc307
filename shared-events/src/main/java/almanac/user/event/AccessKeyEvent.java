package almanac.user.event;

import almanac.shared.AccessKeyId;
import almanac.shared.DisplayName;
import almanac.shared.Internal;
import almanac.shared.UserId;

/** Events of one secret that a user logs in with. */
public sealed interface AccessKeyEvent {

    AccessKeyId key();

    /**
     * The user got a secret to log in with.
     *
     * @param name the user's own label for it
     * @param digest SHA-256 of the secret in hex: enough to recognise it, of no use to log in
     */
    record AccessKeyIssued(
            AccessKeyId key,
            UserId user,
            AccessKeyKind kind,
            @DisplayName String name,
            @Internal String digest) implements AccessKeyEvent {}

    record AccessKeyRevoked(AccessKeyId key) implements AccessKeyEvent {}
}
