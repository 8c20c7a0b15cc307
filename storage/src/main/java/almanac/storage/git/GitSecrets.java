package almanac.storage.git;

import almanac.shared.EncryptedText;
import almanac.shared.GitCredentialId;
import almanac.shared.UserId;
import java.util.Optional;

/**
 * The secrets of git credentials, sealed with the keys of those whose they are: with a person's key they are gone. Works
 * in the caller's transaction.
 */
public interface GitSecrets {

    /** For the way to where it is kept. */
    EncryptedText seal(UserId user, GitSecret secret);

    /** Equal for equal secrets, and to nobody without the master key worth guessing at. */
    String fingerprint(GitSecret secret);

    void keep(GitCredentialId credential, UserId user, EncryptedText secret);

    void remove(GitCredentialId credential);

    /** Empty when it is not his, too. */
    Optional<GitSecret> open(GitCredentialId credential, UserId user);

    /** Empty when it was removed, or its owner erased. */
    Optional<GitSecret> open(GitCredentialId credential);
}
