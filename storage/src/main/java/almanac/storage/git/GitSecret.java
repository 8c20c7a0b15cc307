package almanac.storage.git;

import org.jspecify.annotations.Nullable;

/**
 * What opens an outside repository.
 *
 * @param domain the host that it is for: no other is shown it
 * @param userName to log in with; null for the usual one
 * @param secret a password or token, or a private key
 * @param passphrase of the private key
 */
public record GitSecret(
        String domain,
        @Nullable String userName,
        String secret,
        @Nullable String passphrase) {

    boolean isFor(String host) {
        return domain.equalsIgnoreCase(host);
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "GitSecret";
    }
}
