package almanac.project.query;

import almanac.row.Window;
import almanac.shared.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Whose projects a caller sees (behaviour.md, 2.2): public and searchable ones, his own, those of his organizations,
 * and those where he or an organization of his collaborates. Administrators see all. Each way is an index of its own, so
 * other people's private projects are never looked at.
 */
@Component
class VisibleProjects {

    private static final String MINE = """
            with circle as (
                select cast(:caller as text) as id
                union all select organization_id from access_member where user_id = :caller
            ), way as (
                select project_id, true as in_full from access_project where owner_id in (select id from circle)
                union all select project_id, true from access_grant where account_id in (select id from circle)
                union all select project_id, visibility = 'PUBLIC' from access_project where visibility <> 'PRIVATE'
            ), mine as (
                select project_id, bool_or(in_full) as in_full from way group by project_id
            )
            """;

    private static final String PAGE = MINE + """
            select a.project_id, m.in_full, count(*) over () as total
            from mine m join access_project a on a.project_id = m.project_id
            order by a.name collate "C", a.project_id
            limit :limit offset :offset""";

    /** For administrators: by one index, whatever the number. */
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
     * One page of them, by name.
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
        if (inFull.isEmpty() && window.offset() > 0) { // past the end: the page cannot say how many there are
            Long all = jdbc.queryForObject(seesAll ? TOTAL_OF_ALL : TOTAL, parameters, Long.class);
            total.set(all == null ? 0 : all);
        }
        return new Visible(inFull, total.get());
    }
}
