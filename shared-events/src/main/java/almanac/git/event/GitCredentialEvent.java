package almanac.git.event;

import almanac.project.event.GitServiceProvider;
import almanac.shared.DisplayName;
import almanac.shared.GitCredentialId;
import almanac.shared.UserId;

/** Events of a credential with which a user reaches outside repositories. */
public sealed interface GitCredentialEvent {

    GitCredentialId credential();

    /**
     * The user gave a credential. The secret itself is kept elsewhere, and sealed.
     *
     * @param name the user's own label for it
     * @param domain the host that it is for
     * @param fingerprint tells the secret from others, and reveals nothing of it
     */
    record GitCredentialAdded(
            GitCredentialId credential,
            UserId user,
            @DisplayName String name,
            String domain,
            GitProtocol protocol,
            GitServiceProvider serviceProvider,
            String fingerprint)
            implements GitCredentialEvent {}

    record GitCredentialRemoved(GitCredentialId credential) implements GitCredentialEvent {}
}
