package almanac.access;

import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.Scope;
import almanac.shared.ScopeRoles;
import almanac.shared.ScopedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class OrganizationRoleQuery implements RoleQuery {

    private static final String IN_ORGANIZATION = """
            select u.system_roles, m.role
            from access_account u
            join access_account o on o.account_id = ? and o.kind = 'ORGANIZATION'
            left join access_member m on m.organization_id = o.account_id and m.user_id = u.account_id
            where u.account_id = ? and u.active""";

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Map<Class<? extends ScopedId>, String> statements() {
        return Map.of(OrganizationId.class, IN_ORGANIZATION);
    }

    @Override
    public @Nullable ScopeRoles roles(ResultSet row) throws SQLException {
        return RoleColumns.role(OrganizationRole.class, row, "role");
    }
}
