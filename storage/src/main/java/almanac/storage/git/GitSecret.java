package almanac.storage.git;

import almanac.git.event.GitProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Credential for an outside repository.
 *
 * @param domain host that it is for, with a port if it is for that alone: no other host gets it
 * @param userName to log in with; null for the usual one
 * @param secret a password or token, or a private key
 * @param passphrase of the private key
 */
public record GitSecret(
        GitProtocol protocol,
        String domain,
        @Nullable String userName,
        String secret,
        @Nullable String passphrase) {

    boolean isFor(Origin origin) {
        boolean isKind = origin.isOverSsh() == (protocol == GitProtocol.SSH);
        return isKind
                && (domain.equalsIgnoreCase(origin.host())
                        || domain.equalsIgnoreCase(origin.host() + ":" + origin.port()));
    }

    /** Leaves the secrets out, so that they stay out of logs. */
    @Override
    public String toString() {
        return "GitSecret";
    }
}
