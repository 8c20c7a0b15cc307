package almanac.project.query;

import almanac.row.Window;
import almanac.shared.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Finds the projects that a caller sees (behaviour.md, 2.2): public and searchable ones, their own, those of their
 * organizations, and those where they or an organization of theirs collaborate. Administrators see all. Each condition
 * has an index of its own, so that other users' private projects are never read: {@code offset 0} keeps the planner
 * from scanning all of them when one user has very many.
 */
@Component
class VisibleProjects {

    private static final String MINE = """
            with circle as (
                select cast(:caller as text) as id
                union all select organization_id from access_member where user_id = :caller
            ), way as (
                select p.project_id, p.name, true as in_full
                from circle c
                cross join lateral (select project_id, name from access_project where owner_id = c.id offset 0) p
                union all
                select g.project_id, p.name, true
                from circle c
                cross join lateral (select project_id from access_grant where account_id = c.id offset 0) g
                cross join lateral (select name from access_project where project_id = g.project_id offset 0) p
                union all
                select project_id, name, visibility = 'PUBLIC' from access_project where visibility <> 'PRIVATE'
            ), mine as (
                select project_id, name, bool_or(in_full) as in_full from way group by project_id, name
            )
            """;

    private static final String PAGE = MINE + """
            select project_id, in_full, count(*) over () as total
            from mine
            order by name collate "C", project_id
            limit :limit offset :offset""";

    /** Reads a page for administrators by one index, whatever the number of projects. */
    private static final String PAGE_OF_ALL = """
            select project_id, true as in_full, (select count(*) from access_project) as total
            from access_project
            order by name collate "C", project_id
            limit :limit offset :offset""";

    private static final String TOTAL_OF_ALL = "select count(*) from access_project";

    private static final String TOTAL = MINE + "select count(*) from mine";

    private final NamedParameterJdbcOperations jdbc;

    VisibleProjects(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One page of projects, by name.
     *
     * @param inFull the ids in order, and whether the caller may see more than the summary
     */
    record Visible(Map<String, Boolean> inFull, long totalCount) {}

    Visible page(UserId caller, boolean seesAll, Window window) {
        Map<String, Object> parameters =
                Map.of("caller", caller.value(), "limit", window.limit(), "offset", window.offset());
        Map<String, Boolean> inFull = new LinkedHashMap<>();
        AtomicLong total = new AtomicLong();
        jdbc.query(seesAll ? PAGE_OF_ALL : PAGE, parameters, row -> {
            inFull.put(row.getString("project_id"), row.getBoolean("in_full"));
            total.set(row.getLong("total"));
        });
        if (inFull.isEmpty() && window.offset() > 0) { // past the end: the page cannot tell the total
            Long all = jdbc.queryForObject(seesAll ? TOTAL_OF_ALL : TOTAL, parameters, Long.class);
            total.set(all == null ? 0 : all);
        }
        return new Visible(inFull, total.get());
    }
}
