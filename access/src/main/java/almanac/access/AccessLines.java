package almanac.access;

import almanac.store.AuthorizationCache;
import almanac.turn.AdvisoryLock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Runs the statements on the access tables. Each says whether it can make cached authorizations wrong. */
@Component
final class AccessLines {

    private final JdbcOperations jdbc;
    private final AuthorizationCache memory;

    AccessLines(JdbcOperations jdbc, AuthorizationCache memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    /** Inserts a row about a new object: no cached answer can be about it yet. */
    void add(String sql, @Nullable Object... arguments) {
        jdbc.update(sql, arguments);
    }

    void change(String sql, @Nullable Object... arguments) {
        memory.change(() -> jdbc.update(sql, arguments));
    }

    /** Waits for the advisory lock and holds it until the transaction ends. */
    void lock(AdvisoryLock lock) {
        jdbc.execute(lock.takeForTransaction());
    }

    boolean exists(String sql, Object... arguments) {
        return !list(sql, Integer.class, arguments).isEmpty();
    }

    <T> List<T> rows(String sql, RowMapper<T> row, Object... arguments) {
        return jdbc.query(sql, row, arguments);
    }

    <T> List<T> list(String sql, Class<T> column, Object... arguments) {
        return jdbc.queryForList(sql, column, arguments);
    }
}
