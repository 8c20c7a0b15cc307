package almanac.support.store;

/** Which advisory locks the servers of one database know each other by. Nothing else may lock on these numbers. */
final class ServerLocks {

    private static final long STARTING = 4_711_004;
    private static final long PRESENT = 4_711_005;

    /** Held by each server for as long as it is at work, on the connection that it listens on. */
    static final String BE_PRESENT = "select pg_advisory_lock_shared(%d)".formatted(PRESENT);

    /** True when it is got: one server starts at a time. */
    static final String START = "select pg_try_advisory_lock(%d)".formatted(STARTING);

    /** Looked up, not locked: who is just becoming present must not be in anybody's way. */
    static final String IS_ANYBODY_PRESENT = """
            select exists (
                select from pg_locks
                where locktype = 'advisory' and granted and ((classid::bigint << 32) | objid::bigint) = %d
                  and database = (select oid from pg_database where datname = current_database()))""".formatted(PRESENT);

    private ServerLocks() {}
}
