package almanac.access;

import almanac.shared.CallerRoles;
import almanac.shared.RoleLookup;
import almanac.shared.Scope;
import almanac.shared.ScopedId;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import almanac.store.AuthorizationCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * Looks up the roles of callers in the access tables: one statement by primary keys for each question, unless the
 * answer is in the authorization cache. The statements are those of the {@link RoleQuery} beans.
 */
@Component
class JdbcRoleLookup implements RoleLookup {

    private static final String IN_INSTALLATION =
            "select system_roles from access_account where account_id = ? and active";

    private final JdbcOperations jdbc;
    private final AuthorizationCache memory;
    private final Map<Class<? extends ScopedId>, Statement> statements = new HashMap<>();

    JdbcRoleLookup(JdbcOperations jdbc, AuthorizationCache memory, List<RoleQuery> queries) {
        this.jdbc = jdbc;
        this.memory = memory;
        queries.forEach(query -> query.statements()
                .forEach((id, sql) -> statements.put(
                        id, new Statement(sql, (row, n) -> CallerRoles.of(systemRoles(row), query.roles(row))))));
        requireAll(queries.stream().map(RoleQuery::scope).toList());
    }

    private record Statement(String sql, RowMapper<CallerRoles> mapper) {}

    private record Question(String sql, List<Object> arguments) {}

    /** Keeps a server from starting that would refuse every message of a forgotten scope. */
    private static void requireAll(List<Scope> known) {
        List<Scope> forgotten = Arrays.stream(Scope.values())
                .filter(scope -> scope.hasRoles() && !known.contains(scope))
                .toList();
        if (!forgotten.isEmpty()) {
            throw new IllegalStateException("no RoleQuery looks up the roles in " + forgotten);
        }
    }

    @Override
    public Optional<CallerRoles> inInstallation(UserId caller) {
        return first(IN_INSTALLATION, (row, n) -> CallerRoles.inInstallation(systemRoles(row)), caller.value());
    }

    @Override
    public Optional<CallerRoles> in(UserId caller, ScopedId thing) {
        Statement statement = Objects.requireNonNull(
                statements.get(thing.getClass()), () -> "no RoleQuery has a statement for " + thing.getClass());
        return first(statement.sql(), statement.mapper(), thing.value(), caller.value());
    }

    private Optional<CallerRoles> first(String sql, RowMapper<CallerRoles> mapper, Object... arguments) {
        return memory.recall(
                new Question(sql, List.of(arguments)),
                () -> jdbc.query(sql, mapper, arguments).stream().findFirst());
    }

    private static Set<SystemRole> systemRoles(ResultSet row) throws SQLException {
        return RoleColumns.roles(SystemRole.class, row, "system_roles");
    }
}
