package almanac.storage.git;

import almanac.shared.EncryptedText;
import almanac.shared.GitCredentialId;
import almanac.shared.UserId;
import java.util.Optional;

/**
 * Keeps the secrets of git credentials, encrypted with the keys of their owners: with a person's key they are gone.
 * Works in the caller's transaction.
 */
public interface GitSecrets {

    /** Encrypts the secret for the way to where it is kept. */
    EncryptedText seal(UserId user, GitSecret secret);

    /** Returns a fingerprint, equal for equal secrets. Guessing the secret from it takes the master key. */
    String fingerprint(GitSecret secret);

    void keep(GitCredentialId credential, UserId user, EncryptedText secret);

    void remove(GitCredentialId credential);

    /** Returns the secret; empty when it was removed, the user was erased, or the credential is not the user's. */
    Optional<GitSecret> open(GitCredentialId credential, UserId user);
}
