package almanac.project.query;

import almanac.access.NameKeys;
import almanac.access.Visibility;
import almanac.project.query.ProjectQuery.FindNamedProject;
import almanac.project.query.ProjectQuery.FindProjectTag;
import almanac.project.query.ProjectQuery.ListRelatedProjects;
import almanac.row.Page;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.RoleLookup;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Finds projects by name, for clients that do not know their ids. */
@Component
class NamedProjects {

    private static final String FIND = """
            select p.project_id from access_account a
            join access_project p on p.owner_id = a.account_id
            where a.name_key = :owner and p.name = :name""";

    private static final String FIND_TAG = """
            select id from project_row
            where not archived and tags @> jsonb_build_array(jsonb_build_object('id', cast(:tag as text)))""";

    private static final String OWNED = related("select project_id from access_project where owner_id = :caller");

    private static final String COLLABORATING = related("""
            select g.project_id from access_grant g
            where g.account_id in (select id from circle)""");

    private final NamedParameterJdbcOperations jdbc;
    private final RoleLookup roleLookup;
    private final NameKeys keys;

    NamedProjects(NamedParameterJdbcOperations jdbc, RoleLookup roleLookup, NameKeys keys) {
        this.jdbc = jdbc;
        this.roleLookup = roleLookup;
        this.keys = keys;
    }

    private static String related(String way) {
        return Visibility.withCircle("""
                select distinct p.name collate "C" as name, p.id
                from (%s) way join project_row p on p.id = way.project_id
                where not p.archived and (:completed or not p.complete)
                order by 1, 2""".formatted(way));
    }

    @QueryHandler
    ProjectName answer(FindNamedProject query) {
        Map<String, String> names = Map.of("owner", keys.ofAccount(query.ownerName()), "name", query.projectName());
        return jdbc.queryForList(FIND, names, String.class).stream()
                .map(ProjectId::new)
                .filter(project -> isSeenBy(query.caller(), project))
                .map(project -> new ProjectName(project, query.projectName()))
                .findFirst()
                .orElseThrow(() -> ErrorCode.NAMED_PROJECT_NOT_FOUND.with(query.projectName(), query.ownerName()));
    }

    /** Returns the project that has the tag, if the caller may see it. */
    Optional<ProjectId> withTag(FindProjectTag query) {
        return jdbc.queryForList(FIND_TAG, Map.of("tag", query.tag().value()), String.class).stream()
                .map(ProjectId::new)
                .filter(project -> isSeenBy(query.caller(), project))
                .findFirst();
    }

    private boolean isSeenBy(UserId caller, ProjectId project) {
        return roleLookup
                .in(caller, project)
                .filter(Permission.SEE_PROJECT::isHeldBy)
                .isPresent();
    }

    @QueryHandler
    Page<ProjectName> answer(ListRelatedProjects query) {
        List<ProjectName> projects = jdbc.query(
                query.owned() ? OWNED : COLLABORATING,
                Map.of("caller", query.caller().value(), "completed", query.showCompleted()),
                (row, n) -> new ProjectName(new ProjectId(row.getString("id")), row.getString("name")));
        return Page.of(projects);
    }
}
