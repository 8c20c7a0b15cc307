package almanac.access;

import almanac.shared.Scope;
import almanac.shared.ScopeRoles;
import almanac.shared.ScopedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up a caller's roles in the things of one scope: a bean for each scope that has roles. */
interface RoleQuery {

    Scope scope();

    /**
     * Returns a statement for each type of id that messages name such a thing by. Its arguments are the id and the
     * caller's; it selects the caller's {@code system_roles} and the columns that {@link #roles} reads, and no row when
     * the caller is not active or the thing does not exist.
     */
    Map<Class<? extends ScopedId>, String> statements();

    /** Returns the roles in a selected row; null when the caller has none in the thing. */
    @Nullable
    ScopeRoles roles(ResultSet row) throws SQLException;
}
