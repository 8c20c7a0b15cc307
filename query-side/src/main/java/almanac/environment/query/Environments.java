package almanac.environment.query;

import almanac.environment.event.EnvironmentEvent;
import almanac.environment.query.EnvironmentQuery.GetEnvironment;
import almanac.environment.query.EnvironmentQuery.GetEnvironmentDefinition;
import almanac.environment.query.EnvironmentQuery.GetEnvironmentRevision;
import almanac.environment.query.EnvironmentQuery.ListEnvironments;
import almanac.environment.query.EnvironmentQuery.ListUsableEnvironments;
import almanac.person.PersonVault;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.AccountId;
import almanac.shared.CallerRoles;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.Permission;
import almanac.shared.UserId;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Projects environments, and answers queries for them. */
@Component
@ProcessingGroup("environments")
class Environments extends RowProjection<EnvironmentEvent, EnvironmentRow> {

    private final VisibleEnvironments visible;
    private final PersonVault vault;
    private final JdbcOperations jdbc;

    Environments(RowStore store, VisibleEnvironments visible, PersonVault vault, JdbcOperations jdbc) {
        super(
                store,
                new ProjectionType<>(
                                "environments",
                                EnvironmentEvent.class,
                                EnvironmentRow.class,
                                EnvironmentRow::new,
                                row -> new GetEnvironment(new EnvironmentId(row.id())))
                        .large());
        this.visible = visible;
        this.vault = vault;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(EnvironmentEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<EnvironmentV1> answer(GetEnvironment query) {
        EnvironmentRow row = row(query.environment());
        return Versioned.of(wire(row), row);
    }

    @QueryHandler
    Versioned<EnvironmentRevisionV1> answer(GetEnvironmentRevision query) {
        EnvironmentRow row = row(query.environment());
        return row.revisionV1(query.revision())
                .map(revision -> Versioned.of(revision, row))
                .orElseThrow(() -> ErrorCode.REVISION_NOT_FOUND.with(query.revision(), query.environment()));
    }

    @QueryHandler
    EnvironmentDefinition answer(GetEnvironmentDefinition query) {
        return row(query.environment()).definition();
    }

    @QueryHandler
    Page<EnvironmentV1> answer(ListEnvironments query, CallerRoles roles) {
        boolean seesAll = Permission.MANAGE_ENVIRONMENTS.isHeldBy(roles);
        return rows.page(visible.page(query.caller(), seesAll, query.window())).map(this::wire);
    }

    @QueryHandler
    Page<UsableEnvironment> answer(ListUsableEnvironments query, CallerRoles roles) {
        List<UsableEnvironment> usable = visible.usable(query.caller(), roles.isAdministrator());
        return Page.of(usable);
    }

    private EnvironmentV1 wire(EnvironmentRow row) {
        return row.toV1(ownerName(row));
    }

    /** Returns the joined name of the owner; reads it if the row was just folded, or its owner erased. */
    private String ownerName(EnvironmentRow row) {
        String joined = row.joinedOwnerName();
        AccountId owner = row.owner();
        if (joined != null || owner == null) {
            return Objects.requireNonNullElse(joined, "");
        }
        return row.belongsToOrganization()
                ? organizationName(owner)
                : vault.person(new UserId(owner.value())).userName();
    }

    private String organizationName(AccountId organization) {
        return jdbc.queryForList("select name from organization_row where id = ?", String.class, organization.value())
                .getFirst();
    }

    private EnvironmentRow row(EnvironmentId environment) {
        return rows.find(environment.value()).orElseThrow(() -> ErrorCode.ENVIRONMENT_NOT_FOUND.with(environment));
    }
}
