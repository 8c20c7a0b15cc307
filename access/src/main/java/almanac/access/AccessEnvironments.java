package almanac.access;

import almanac.environment.event.BuildStatus;
import almanac.environment.event.EnvironmentVisibility;
import almanac.environment.event.RevisionDefinition;
import almanac.shared.AccountId;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.Json;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import almanac.store.AuthorizationCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The {@link AccountTable} of environments: their owners and their revisions, each with its build status. */
@Component
public class AccessEnvironments {

    private static final String REVISION =
            "select r.environment_id, r.revision_id, r.number, r.status, r.restricted, r.definition from access_revision r ";

    /** Selects a revision of an environment that the caller sees and that is not archived. */
    private static final String USABLE = REVISION + """
            join access_environment e using (environment_id)
            join access_account u on u.account_id = ? and u.active
            where e.environment_id = ? and not e.archived
              and (e.visibility = 'GLOBAL' or e.owner_id = u.account_id or 'SYS_ADMIN' = any (u.system_roles)
                   or exists (select 1 from access_member m
                              where m.organization_id = e.owner_id and m.user_id = u.account_id))
            """;

    private static final String UNFINISHED = REVISION + """
            where r.status not in ('SUCCEEDED', 'FAILED', 'KILLED') order by r.revision_id limit 100""";

    private final JdbcOperations jdbc;
    private final AccessLines lines;
    private final JsonMapper json;

    AccessEnvironments(JdbcOperations jdbc, AuthorizationCache memory) {
        this.jdbc = jdbc;
        this.lines = new AccessLines(jdbc, memory);
        JsonMapper.Builder builder = JsonMapper.builder();
        Json.customize(builder);
        this.json = builder.build();
    }

    /** One revision, as far as commands and runs have to know it. */
    public record Revision(
            EnvironmentId environment,
            EnvironmentRevisionId id,
            int number,
            BuildStatus status,
            boolean isRestricted,
            RevisionDefinition definition) {}

    /**
     * Adds an environment without a revision.
     *
     * @param owner null for a global environment
     */
    public void add(
            EnvironmentId environment, @Nullable AccountId owner, EnvironmentVisibility visibility, String name) {
        lines.add(
                "insert into access_environment (environment_id, owner_id, visibility, name) values (?, ?, ?, ?)",
                environment.value(),
                owner == null ? null : owner.value(),
                visibility.name(),
                name);
    }

    public void archive(EnvironmentId environment) {
        lines.change("update access_environment set archived = true where environment_id = ?", environment.value());
    }

    public void addRevision(
            EnvironmentId environment, EnvironmentRevisionId revision, int number, RevisionDefinition definition) {
        lines.add("""
                insert into access_revision (revision_id, environment_id, number, definition)
                values (?, ?, ?, cast(? as jsonb))""", revision.value(), environment.value(), number, json.writeValueAsString(definition));
    }

    public void setStatus(EnvironmentRevisionId revision, BuildStatus status) {
        lines.change("update access_revision set status = ? where revision_id = ?", status.name(), revision.value());
    }

    /**
     * Marks the one restricted revision of the environment.
     *
     * @param revision null when no revision is restricted any more
     */
    public void restrict(EnvironmentId environment, @Nullable EnvironmentRevisionId revision) {
        lines.change(
                """
                update access_revision set restricted = coalesce(revision_id = ?, false)
                where environment_id = ? and restricted is distinct from coalesce(revision_id = ?, false)""",
                revision == null ? null : revision.value(),
                environment.value(),
                revision == null ? null : revision.value());
    }

    public Optional<Revision> usable(UserId user, EnvironmentId environment, RevisionSpec spec) {
        List<Object> arguments = new ArrayList<>(List.of(user.value(), environment.value()));
        String condition = switch (spec.choice()) {
            case ACTIVE -> "and r.status = 'SUCCEEDED'";
            case LATEST -> "";
            case SOME -> "and r.revision_id = ?";
        };
        if (spec.revision() != null) {
            arguments.add(spec.revision().value());
        }
        return first(condition, arguments);
    }

    private Optional<Revision> first(String condition, List<Object> arguments) {
        return jdbc
                .query(USABLE + condition + " order by r.number desc limit 1", this::revision, arguments.toArray())
                .stream()
                .findFirst();
    }

    /** As {@link #usable}. A restricted project can use the marked revision only, and takes it for the active one. */
    public Optional<Revision> usableIn(ProjectId project, UserId user, EnvironmentId environment, RevisionSpec spec) {
        if (!isForRestricted(project)) {
            return usable(user, environment, spec);
        }
        return spec.choice() == RevisionSpec.Choice.ACTIVE
                ? first("and r.restricted and r.status = 'SUCCEEDED'", List.of(user.value(), environment.value()))
                : usable(user, environment, spec).filter(Revision::isRestricted);
    }

    /** Makes the project run restricted environments only. */
    public void restrict(ProjectId project) {
        lines.change("update access_project set restricted = true where project_id = ?", project.value());
    }

    /** Tells whether the project runs restricted environments only. */
    public boolean isForRestricted(ProjectId project) {
        return lines.exists("select 1 from access_project where project_id = ? and restricted", project.value());
    }

    /** Returns the oldest global environment that is not archived; empty when none exists. */
    public Optional<EnvironmentId> oldestGlobal() {
        return lines.list("""
                        select environment_id from access_environment
                        where visibility = 'GLOBAL' and not archived order by environment_id limit 1""", String.class).stream().map(EnvironmentId::new).findFirst();
    }

    /** Returns the oldest revisions whose build has not ended. */
    public List<Revision> unfinished() {
        return jdbc.query(UNFINISHED, this::revision);
    }

    private Revision revision(ResultSet row, int number) throws SQLException {
        return new Revision(
                new EnvironmentId(row.getString("environment_id")),
                new EnvironmentRevisionId(row.getString("revision_id")),
                row.getInt("number"),
                BuildStatus.valueOf(row.getString("status")),
                row.getBoolean("restricted"),
                json.readValue(row.getString("definition"), RevisionDefinition.class));
    }
}
