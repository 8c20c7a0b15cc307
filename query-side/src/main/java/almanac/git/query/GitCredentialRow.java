package almanac.git.query;

import almanac.git.event.GitCredentialEvent;
import almanac.git.event.GitCredentialEvent.GitCredentialAdded;
import almanac.git.event.GitCredentialEvent.GitCredentialRemoved;
import almanac.git.event.GitProtocol;
import almanac.git.query.GitQuery.GetGitCredential;
import almanac.project.event.GitServiceProvider;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.GitCredentialId;
import almanac.shared.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Locale;

/** A git credential. */
@Entity
@Table(name = "git_credential_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class GitCredentialRow extends Row<GitCredentialEvent> {

    private String userId;
    private String name;
    private String domain;

    @Enumerated(EnumType.STRING)
    private GitProtocol protocol;

    @Enumerated(EnumType.STRING)
    private GitServiceProvider serviceProvider;

    private String fingerprint;
    private boolean removed;

    @Override
    protected void apply(GitCredentialEvent event, EventFacts facts) {
        switch (event) {
            case GitCredentialAdded e -> {
                userId = e.user().value();
                name = e.name();
                domain = e.domain();
                protocol = e.protocol();
                serviceProvider = e.serviceProvider();
                fingerprint = e.fingerprint();
            }
            case GitCredentialRemoved _ -> removed = true;
        }
    }

    boolean belongsTo(UserId user) {
        return userId.equals(user.value()) && !removed;
    }

    /** Returns the query that this row answers. */
    GetGitCredential asked() {
        return new GetGitCredential(new GitCredentialId(id()), new UserId(userId));
    }

    GitCredentialsAccessorV1 toV1() {
        String scheme = protocol.name().toLowerCase(Locale.ROOT);
        return new GitCredentialsAccessorV1(
                new GitCredentialId(id()), name, domain, scheme, serviceProvider, fingerprint);
    }
}
