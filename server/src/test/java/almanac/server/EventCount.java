package almanac.server;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Counts the events of a log that only grows: the settled part once, the newest positions at each call. Transactions
 * commit out of the order of their positions, so an event may appear below a position that was counted already; none
 * appears so far below the end that {@link #UNSETTLED} positions came after it.
 */
final class EventCount {

    private static final int UNSETTLED = 200;

    private static final String COUNT = """
            select count(*), count(*) filter (where payload_type not like '%.RefusalEvent$%'
                and meta_data ->> 'userId' is distinct from 'system')
            from domain_event where global_index > ? and global_index <= ?""";

    private long settledAt;
    private Count settled = new Count(0, 0);

    /**
     * Numbers of events up to one position.
     *
     * @param changes without refusals and without what the system did by itself
     */
    record Count(long events, long changes) {

        private Count plus(Count more) {
            return new Count(events + more.events, changes + more.changes);
        }
    }

    synchronized Count upToNow(JdbcOperations database) {
        Long end = database.queryForObject("select coalesce(max(global_index), 0) from domain_event", Long.class);
        long settles = Math.max(settledAt, (end == null ? 0 : end) - UNSETTLED);
        settled = settled.plus(between(database, settledAt, settles));
        settledAt = settles;
        return settled.plus(between(database, settledAt, Long.MAX_VALUE));
    }

    private static Count between(JdbcOperations database, long after, long upTo) {
        return database.query(COUNT, (row, _) -> new Count(row.getLong(1), row.getLong(2)), after, upTo)
                .getFirst();
    }
}
