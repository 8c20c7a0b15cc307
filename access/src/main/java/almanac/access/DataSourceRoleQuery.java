package almanac.access;

import almanac.shared.DataSourceId;
import almanac.shared.DataSourceRole;
import almanac.shared.Scope;
import almanac.shared.ScopeRoles;
import almanac.shared.ScopedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class DataSourceRoleQuery implements RoleQuery {

    /** A grant to an organization is one to each of its members. */
    private static final String IN_DATA_SOURCE = """
            select u.system_roles, d.owner_id = u.account_id as owns, d.everyone or exists (
                       select 1 from access_data_source_grant g
                       where g.data_source_id = d.data_source_id and (g.account_id = u.account_id
                          or exists (select 1 from access_member m
                                     where m.organization_id = g.account_id and m.user_id = u.account_id))) as uses
            from access_account u
            join access_data_source d on d.data_source_id = ?
            where u.account_id = ? and u.active""";

    @Override
    public Scope scope() {
        return Scope.DATA_SOURCE;
    }

    @Override
    public Map<Class<? extends ScopedId>, String> statements() {
        return Map.of(DataSourceId.class, IN_DATA_SOURCE);
    }

    @Override
    public @Nullable ScopeRoles roles(ResultSet row) throws SQLException {
        if (row.getBoolean("owns")) {
            return DataSourceRole.OWNER;
        }
        return row.getBoolean("uses") ? DataSourceRole.USER : null;
    }
}
