package almanac.access;

import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRole;
import almanac.shared.Scope;
import almanac.shared.ScopeRoles;
import almanac.shared.ScopedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class EnvironmentRoleQuery implements RoleQuery {

    /** An admin of the owning organization counts as owner. */
    private static final String IN_ENVIRONMENT = """
            select u.system_roles, case
                when e.owner_id = u.account_id or m.role = 'ADMIN' then 'OWNER'
                when e.visibility = 'GLOBAL' or m.role is not null then 'USER' end as role
            from access_account u
            join access_environment e on e.environment_id = ?
            left join access_member m on m.organization_id = e.owner_id and m.user_id = u.account_id
            where u.account_id = ? and u.active""";

    @Override
    public Scope scope() {
        return Scope.ENVIRONMENT;
    }

    @Override
    public Map<Class<? extends ScopedId>, String> statements() {
        return Map.of(EnvironmentId.class, IN_ENVIRONMENT);
    }

    @Override
    public @Nullable ScopeRoles roles(ResultSet row) throws SQLException {
        return RoleColumns.role(EnvironmentRole.class, row, "role");
    }
}
