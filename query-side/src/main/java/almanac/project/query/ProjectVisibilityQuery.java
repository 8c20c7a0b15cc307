package almanac.project.query;

import almanac.shared.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Whose projects a caller sees (behaviour.md, 2.2): public and searchable ones, his own, those of his organizations,
 * and those where he or an organization of his collaborates. Administrators see all.
 */
@Component
class ProjectVisibilityQuery {

    /** True where the caller sees the project {@code a} in full. */
    private static final String IN_FULL = """
            (a.visibility = 'PUBLIC'
             or a.owner_id in (select id from circle)
             or exists (select 1 from access_grant g
                        where g.project_id = a.project_id and g.account_id in (select id from circle))
             or exists (select 1 from access_account
                        where account_id = :caller and 'SYS_ADMIN' = any (system_roles)))""";

    /** The caller and his organizations. */
    private static final String CIRCLE = """
            (select cast(:caller as text) as id
             union all select organization_id from access_member where user_id = :caller)""";

    static final String FROM_VISIBLE = "from project_row r join access_project a on a.project_id = r.id where "
            + "a.visibility = 'SEARCHABLE' or " + withCircle(IN_FULL);

    private static final String WHICH_IN_FULL =
            "select a.project_id from access_project a where a.project_id in (:projects) and " + withCircle(IN_FULL);

    private final NamedParameterJdbcOperations jdbc;

    ProjectVisibilityQuery(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private static String withCircle(String condition) {
        return condition.replace("(select id from circle)", CIRCLE);
    }

    /** Those of the projects of which the caller may see more than the summary. */
    Set<String> inFull(UserId caller, List<String> projects) {
        if (projects.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.queryForList(WHICH_IN_FULL, Map.of("caller", caller.value(), "projects", projects), String.class));
    }
}
