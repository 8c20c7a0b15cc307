package almanac.project.api;

import almanac.git.query.GitCredentialsAccessorV1;
import almanac.git.query.ListGitCredentials;
import almanac.shared.ErrorCode;
import almanac.support.web.Caller;
import almanac.support.web.Dispatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Nobody uses the git credential of another. */
@Component
class OwnGitCredentials {

    private final Dispatch dispatch;

    OwnGitCredentials(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** @param member the name of the member that the id came in, as the caller knows it */
    void require(@Nullable String credentialId, String member, Caller caller) {
        boolean isOwn = credentialId == null
                || dispatch
                        .list(new ListGitCredentials(caller.user()), GitCredentialsAccessorV1.class, caller)
                        .items()
                        .stream()
                        .anyMatch(own -> own.id().value().equals(credentialId));
        if (!isOwn) {
            throw ErrorCode.INVALID_VALUE.with(member, "is not one of your git credentials");
        }
    }
}
