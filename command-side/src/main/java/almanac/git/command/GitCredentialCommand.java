package almanac.git.command;

import almanac.git.event.GitProtocol;
import almanac.project.event.GitServiceProvider;
import almanac.shared.DomainException;
import almanac.shared.EncryptedText;
import almanac.shared.ErrorCode;
import almanac.shared.GitCredentialId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about git credentials. */
public interface GitCredentialCommand {

    /**
     * Stores a secret with which the user reaches outside repositories.
     *
     * @param secret encrypted before it was sent
     */
    @Requires(Permission.UPDATE_USER)
    record AddGitCredential(
            @TargetAggregateIdentifier GitCredentialId credential,
            UserId user,
            String name,
            String domain,
            GitProtocol protocol,
            GitServiceProvider serviceProvider,
            String fingerprint,
            EncryptedText secret)
            implements Scoped.User {}

    /** Removes a git credential, its secret first. */
    @Requires(Permission.UPDATE_USER)
    record RemoveGitCredential(@TargetAggregateIdentifier GitCredentialId credential, UserId user)
            implements Scoped.User, Scoped.Existing {

        @Override
        public DomainException missing() {
            return ErrorCode.GIT_CREDENTIAL_NOT_FOUND.with(credential);
        }
    }
}
