package almanac.storage.git;

import org.jspecify.annotations.Nullable;

/**
 * What opens an outside repository.
 *
 * @param userName to log in with; null for the usual one
 * @param secret a password or token, or a private key
 * @param passphrase of the private key
 */
public record GitSecret(
        @Nullable String userName, String secret, @Nullable String passphrase) {

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "GitSecret";
    }
}
