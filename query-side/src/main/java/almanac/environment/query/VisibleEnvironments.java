package almanac.environment.query;

import almanac.access.Visibility;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.EnvironmentId;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Finds the environments that a caller sees (behaviour.md, 3.8): global ones, their own and those of their
 * organizations. Managers of all environments see all. Each condition has its own index; the conditions never overlap.
 */
@Component
class VisibleEnvironments {

    private static final String BY_NAME = "name collate \"C\", environment_id";

    private static final Visibility MINE = Visibility.of("""
            seen as (
                select e.environment_id, e.name
                from circle c
                cross join lateral (
                    select environment_id, name from access_environment
                    where owner_id = c.id and not archived offset 0) e
                union all
                select environment_id, name from access_environment where visibility = 'GLOBAL' and not archived
            )
            """, BY_NAME);

    private static final Visibility ALL = Visibility.of("""
            seen as not materialized (
                select environment_id, name from access_environment where not archived
            )
            """, BY_NAME);

    private static final String USABLE = """
            select v.environment_id, v.name from seen v
            where exists (select 1 from access_revision r
                          where r.environment_id = v.environment_id and r.status = 'SUCCEEDED')
            order by v.name collate "C", v.environment_id
            limit 1000""";

    private final NamedParameterJdbcOperations jdbc;

    VisibleEnvironments(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns one page of ids, by name. */
    Page<String> page(UserId caller, boolean seesAll, Window window) {
        return visibility(seesAll)
                .page(jdbc, parameters(caller), window, (row, number) -> row.getString("environment_id"));
    }

    /** Returns the environments that have a built revision to run in. */
    List<UsableEnvironment> usable(UserId caller, boolean seesAll) {
        return jdbc.query(
                visibility(seesAll).select(USABLE),
                parameters(caller),
                (row, number) -> new UsableEnvironment(
                        new EnvironmentId(row.getString("environment_id")), row.getString("name")));
    }

    private static Visibility visibility(boolean seesAll) {
        return seesAll ? ALL : MINE;
    }

    private static Map<String, String> parameters(UserId caller) {
        return Map.of("caller", caller.value());
    }
}
