package almanac.environment.query;

import almanac.row.Window;
import almanac.shared.EnvironmentId;
import almanac.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Finds the environments that a caller sees (behaviour.md, 3.8): global ones, their own and those of their
 * organizations. Managers of all environments see all. Each condition has its own index, so that other users' are never
 * read: {@code offset 0} keeps the planner from scanning all when one user has very many. The conditions never overlap.
 */
@Component
class VisibleEnvironments {

    private static final String MINE = """
            with circle as (
                select cast(:caller as text) as id
                union all select organization_id from access_member where user_id = :caller
            ), visible as (
                select e.environment_id, e.name
                from circle c
                cross join lateral (
                    select environment_id, name from access_environment
                    where owner_id = c.id and not archived offset 0) e
                union all
                select environment_id, name from access_environment where visibility = 'GLOBAL' and not archived
            )
            """;

    private static final String PAGE = MINE + """
            select environment_id, count(*) over () as total
            from visible
            order by name collate "C", environment_id
            limit :limit offset :offset""";

    private static final String TOTAL = MINE + "select count(*) from visible";

    private static final String TOTAL_OF_ALL = "select count(*) from access_environment where not archived";

    private static final String PAGE_OF_ALL = """
            select environment_id, (""" + TOTAL_OF_ALL + """
            ) as total
            from access_environment
            where not archived
            order by name collate "C", environment_id
            limit :limit offset :offset""";

    private static final String USABLE = """
            select v.environment_id, v.name from %s v
            where exists (select 1 from access_revision r
                          where r.environment_id = v.environment_id and r.status = 'SUCCEEDED')
            order by v.name collate "C", v.environment_id
            limit 1000""";

    private static final String MY_USABLE = MINE + USABLE.formatted("visible");

    private static final String ALL_USABLE =
            USABLE.formatted("(select environment_id, name from access_environment where not archived)");

    private final NamedParameterJdbcOperations jdbc;

    VisibleEnvironments(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** One page of environments, by name. */
    record Visible(List<String> ids, long totalCount) {}

    Visible page(UserId caller, boolean seesAll, Window window) {
        Map<String, Object> parameters =
                Map.of("caller", caller.value(), "limit", window.limit(), "offset", window.offset());
        List<String> ids = new ArrayList<>();
        AtomicLong total = new AtomicLong();
        jdbc.query(seesAll ? PAGE_OF_ALL : PAGE, parameters, row -> {
            ids.add(row.getString("environment_id"));
            total.set(row.getLong("total"));
        });
        if (ids.isEmpty() && window.offset() > 0) { // past the end: the page cannot tell the total
            Long all = jdbc.queryForObject(seesAll ? TOTAL_OF_ALL : TOTAL, parameters, Long.class);
            total.set(all == null ? 0 : all);
        }
        return new Visible(ids, total.get());
    }

    /** Returns the environments that have a built revision to run in. */
    List<UsableEnvironment> usable(UserId caller, boolean seesAll) {
        return jdbc.query(
                seesAll ? ALL_USABLE : MY_USABLE,
                Map.of("caller", caller.value()),
                (row, number) -> new UsableEnvironment(
                        new EnvironmentId(row.getString("environment_id")), row.getString("name")));
    }
}
