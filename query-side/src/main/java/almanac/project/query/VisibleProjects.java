package almanac.project.query;

import almanac.access.Visibility;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.UserId;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Finds the projects that a caller sees (behaviour.md, 2.2): public and searchable ones, their own, those of their
 * organizations, and those where they or an organization of theirs collaborate. Administrators see all. Each condition
 * has an index of its own, so that other users' private projects are never read.
 */
@Component
class VisibleProjects {

    private static final String BY_NAME = "name collate \"C\", project_id";

    private static final Visibility MINE = Visibility.of("""
            way as (
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
            ), seen as (
                select project_id, name, bool_or(in_full) as in_full from way group by project_id, name
            )
            """, BY_NAME);

    private static final Visibility ALL = Visibility.of("""
            seen as not materialized (
                select project_id, name, true as in_full from access_project
            )
            """, BY_NAME);

    private final NamedParameterJdbcOperations jdbc;

    VisibleProjects(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** A visible project, and whether the caller may see more of it than the summary. */
    record Visible(String project, boolean isInFull) {}

    /** Returns one page of projects, by name. */
    Page<Visible> page(UserId caller, boolean seesAll, Window window) {
        return visibility(seesAll)
                .page(
                        jdbc,
                        Map.of("caller", caller.value()),
                        window,
                        (row, number) -> new Visible(row.getString("project_id"), row.getBoolean("in_full")));
    }

    static Visibility visibility(boolean seesAll) {
        return seesAll ? ALL : MINE;
    }
}
