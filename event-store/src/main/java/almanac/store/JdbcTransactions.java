package almanac.store;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Marks transactions as PostgreSQL numbers them. A transaction of its own takes the next number, which is the mark: a
 * snapshot alone does not tell of those that are open and newer than the last that has ended.
 */
@Component
public class JdbcTransactions implements AuthorizationCache.Transactions {

    private static final String MARK = "select pg_current_xact_id()::text::bigint";
    private static final String OLDEST = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private final JdbcOperations jdbc;

    JdbcTransactions(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long mark() {
        return Objects.requireNonNull(jdbc.queryForObject(MARK, Long.class));
    }

    @Override
    public boolean haveEnded(long mark) {
        return Objects.requireNonNull(jdbc.queryForObject(OLDEST, Long.class)) >= mark;
    }
}
