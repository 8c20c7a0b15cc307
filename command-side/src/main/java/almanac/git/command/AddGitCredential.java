package almanac.git.command;

import almanac.git.event.GitProtocol;
import almanac.project.event.GitServiceProvider;
import almanac.shared.EncryptedText;
import almanac.shared.GitCredentialId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Stores a secret with which the user reaches outside repositories.
 *
 * @param secret encrypted before it was sent
 */
@Requires(Permission.UPDATE_USER)
public record AddGitCredential(
        @TargetAggregateIdentifier GitCredentialId credential,
        UserId user,
        String name,
        String domain,
        GitProtocol protocol,
        GitServiceProvider serviceProvider,
        String fingerprint,
        EncryptedText secret)
        implements Scoped.User {}
