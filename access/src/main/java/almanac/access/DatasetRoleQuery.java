package almanac.access;

import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.DatasetRoles;
import almanac.shared.Scope;
import almanac.shared.ScopeRoles;
import almanac.shared.ScopedId;
import almanac.shared.SnapshotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class DatasetRoleQuery implements RoleQuery {

    /** Selects the user's roles in the dataset and, if it has a project, in that. */
    private static final String STATEMENT = "select u.system_roles, " + ProjectRoleQuery.COLUMNS + """
            ,
                   array(select g.role from access_dataset_grant g
                         where g.dataset_id = d.dataset_id and (g.account_id = u.account_id
                            or exists (select 1 from access_member m
                                       where m.organization_id = g.account_id and m.user_id = u.account_id))) as roles
            from access_account u
            %s
            left join access_project p on p.project_id = d.project_id
            where u.account_id = ? and u.active""";

    private static final Map<Class<? extends ScopedId>, String> STATEMENTS = Map.of(
            DatasetId.class, STATEMENT.formatted("join access_dataset d on d.dataset_id = ?"),
            SnapshotId.class, STATEMENT.formatted("""
                    join access_snapshot s on s.snapshot_id = ?
                    join access_dataset d on d.dataset_id = s.dataset_id"""));

    @Override
    public Scope scope() {
        return Scope.DATASET;
    }

    @Override
    public Map<Class<? extends ScopedId>, String> statements() {
        return STATEMENTS;
    }

    @Override
    public ScopeRoles roles(ResultSet row) throws SQLException {
        return new DatasetRoles(RoleColumns.roles(DatasetRole.class, row, "roles"), ProjectRoleQuery.projectRoles(row));
    }
}
