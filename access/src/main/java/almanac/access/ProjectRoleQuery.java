package almanac.access;

import almanac.shared.JobId;
import almanac.shared.ModelApiId;
import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectRoles;
import almanac.shared.ProjectVisibility;
import almanac.shared.Scope;
import almanac.shared.ScopeRoles;
import almanac.shared.ScopedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ProjectRoleQuery implements RoleQuery {

    private static final String OWNS = """
            p.visibility, p.owner_id = u.account_id or exists (
                       select 1 from access_member m
                       where m.organization_id = p.owner_id and m.user_id = u.account_id) as owns""";

    private static final String GRANTED = """
            array(select g.role from access_grant g
                  where g.project_id = p.project_id and (g.account_id = u.account_id
                     or exists (select 1 from access_member m
                                where m.organization_id = g.account_id and m.user_id = u.account_id)))""";

    /**
     * Selects what user u is in project p. A member of the owning organization counts as owner; a member of a
     * collaborating one has its role.
     */
    static final String COLUMNS = OWNS + ", " + GRANTED + " as granted";

    private static final String STATEMENT = "select u.system_roles, " + COLUMNS + """

            from access_account u
            join access_project p on p.project_id = %s
            where u.account_id = ? and u.active""";

    /** A role in a model API counts as the role in its project that may do as much with it. */
    private static final String IN_MODEL_API = "select u.system_roles, " + OWNS + ", " + GRANTED + """
             || array(select case s.role when 'EDITOR' then 'CONTRIBUTOR' else 'RESULTS_CONSUMER' end
                      from access_model_api_grant s
                      where s.api_id = a.api_id and s.user_id = u.account_id) as granted
            from access_account u
            join access_model_api a on a.api_id = ?
            join access_project p on p.project_id = a.project_id
            where u.account_id = ? and u.active""";

    private static final Map<Class<? extends ScopedId>, String> STATEMENTS = Map.of(
            ProjectId.class, STATEMENT.formatted("?"),
            JobId.class, STATEMENT.formatted("(select project_id from access_job where job_id = ?)"),
            MonitoredModelId.class, STATEMENT.formatted("""
                    (select project_id from access_monitored_model where ? in (model_id, model_api_id))"""),
            ModelApiId.class, IN_MODEL_API);

    @Override
    public Scope scope() {
        return Scope.PROJECT;
    }

    @Override
    public Map<Class<? extends ScopedId>, String> statements() {
        return STATEMENTS;
    }

    @Override
    public @Nullable ScopeRoles roles(ResultSet row) throws SQLException {
        return projectRoles(row);
    }

    /** Returns the roles that {@link #COLUMNS} tell; null without a project. */
    static @Nullable ProjectRoles projectRoles(ResultSet row) throws SQLException {
        ProjectVisibility visibility = RoleColumns.role(ProjectVisibility.class, row, "visibility");
        if (visibility == null) {
            return null;
        }
        Set<ProjectRole> roles = RoleColumns.roles(ProjectRole.class, row, "granted");
        if (row.getBoolean("owns")) {
            roles.add(ProjectRole.OWNER);
        }
        return new ProjectRoles(roles, visibility);
    }
}
