package almanac.git.query;

import almanac.git.event.GitCredentialEvent;
import almanac.git.query.GitQuery.GetGitCredential;
import almanac.git.query.GitQuery.ListGitCredentials;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Projects git credentials, and answers queries for them. Lists leave out those of erased users. */
@Component
@ProcessingGroup("git-credentials")
class GitCredentials extends RowProjection<GitCredentialEvent, GitCredentialRow> {

    private final JdbcOperations jdbc;

    GitCredentials(RowStore store, JdbcOperations jdbc) {
        super(
                store,
                new ProjectionType<>(
                        "git-credentials",
                        GitCredentialEvent.class,
                        GitCredentialRow.class,
                        GitCredentialRow::new,
                        GitCredentialRow::asked));
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(GitCredentialEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<GitCredentialsAccessorV1> answer(GetGitCredential query) {
        GitCredentialRow row = rows.find(query.credential().value())
                .filter(credential -> credential.belongsTo(query.user()))
                .orElseThrow(() -> ErrorCode.GIT_CREDENTIAL_NOT_FOUND.with(query.credential()));
        return Versioned.of(row.toV1(), row);
    }

    @QueryHandler
    Page<GitCredentialsAccessorV1> answer(ListGitCredentials query) {
        if (!exists("select 1 from access_account where account_id = ? and kind = 'USER'", query.user())) {
            throw ErrorCode.USER_NOT_FOUND.with(query.user());
        }
        if (!exists("select 1 from person where user_id = ?", query.user())) {
            return Page.of(List.of());
        }
        List<GitCredentialRow> credentials = rows.all(
                "from git_credential_row r where r.user_id = :user and not r.removed",
                "r.id",
                Map.of("user", query.user().value()));
        return Page.of(credentials).map(GitCredentialRow::toV1);
    }

    private boolean exists(String sql, UserId user) {
        return !jdbc.queryForList(sql, Integer.class, user.value()).isEmpty();
    }
}
