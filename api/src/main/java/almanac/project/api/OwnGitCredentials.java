package almanac.project.api;

import almanac.git.query.GitQuery.ListGitCredentials;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.event.GitRepository;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.RepositoryId;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Restricts each caller to its own git credentials. */
@Component
class OwnGitCredentials {

    private final Dispatch dispatch;

    OwnGitCredentials(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** @param member the name of the member that the id came in, as the caller knows it */
    void require(@Nullable String credentialId, String member, Caller caller) {
        if (credentialId != null) {
            of(caller).require(credentialId, member);
        }
    }

    Known of(Caller caller) {
        return new Known(dispatch.ask(new ListGitCredentials(caller.user()), caller).items().stream()
                .map(own -> own.id().value())
                .collect(Collectors.toSet()));
    }

    /** Credentials of one user. */
    record Known(Set<String> ids) {

        void require(@Nullable String credentialId, String member) {
            if (credentialId != null && !ids.contains(credentialId)) {
                throw ErrorCode.INVALID_VALUE.with(member, "is not one of your git credentials");
            }
        }

        /**
         * Returns the same repository for another project.
         *
         * @param credentialId to reach it with; null for the one that it was reached with, if that is the user's own
         */
        GitRepository copyOf(GitRepository repository, @Nullable String credentialId, IdSource source) {
            String former = repository.credentialId();
            String kept = former != null && ids.contains(former) ? former : null;
            return new GitRepository(
                    new RepositoryId(source.next()),
                    repository.name(),
                    repository.uri(),
                    repository.serviceProvider(),
                    repository.defaultRef(),
                    credentialId == null ? kept : credentialId);
        }
    }
}
