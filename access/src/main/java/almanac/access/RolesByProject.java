package almanac.access;

import almanac.shared.CallerRoles;
import almanac.shared.ProjectId;
import almanac.shared.ScopeRoles;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Looks up the roles of one user in many projects, in one statement: what lists show of each project. */
@Component
public class RolesByProject {

    /** Selects what user u is in project p, for statements that have more in them; {@link #read} reads it. */
    public static final String COLUMNS = "u.system_roles, " + ProjectRoleQuery.COLUMNS;

    private static final String IN_PROJECTS = "select p.project_id, " + COLUMNS + """

            from access_account u
            join access_project p on p.project_id = any (?)
            where u.account_id = ? and u.active""";

    private final JdbcOperations jdbc;

    RolesByProject(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the roles by project; a project that does not exist or is archived is not among them. */
    public Map<ProjectId, CallerRoles> of(UserId caller, Collection<ProjectId> projects) {
        Map<ProjectId, CallerRoles> roles = new HashMap<>();
        jdbc.query(
                IN_PROJECTS,
                row -> {
                    roles.put(new ProjectId(row.getString("project_id")), Objects.requireNonNull(read(row)));
                },
                projects.stream().map(ProjectId::value).distinct().toArray(String[]::new),
                caller.value());
        return roles;
    }

    /**
     * Returns the roles that {@link #COLUMNS} tell; null when the user is active no more, or the project does not exist
     * or is archived.
     */
    public static @Nullable CallerRoles read(ResultSet row) throws SQLException {
        ScopeRoles inProject = ProjectRoleQuery.projectRoles(row);
        return inProject == null || row.getArray("system_roles") == null
                ? null
                : CallerRoles.of(RoleColumns.roles(SystemRole.class, row, "system_roles"), inProject);
    }
}
