package almanac.git.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.GitCredentialId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes a git credential, its secret first. */
@Requires(Permission.UPDATE_USER)
public record RemoveGitCredential(@TargetAggregateIdentifier GitCredentialId credential, UserId user)
        implements Scoped.User, Scoped.Existing {

    @Override
    public DomainException missing() {
        return ErrorCode.GIT_CREDENTIAL_NOT_FOUND.with(credential);
    }
}
