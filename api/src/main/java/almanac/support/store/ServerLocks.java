package almanac.support.store;

/** Which advisory locks the servers of one database know each other by. Nothing else may lock on these numbers. */
final class ServerLocks {

    private static final long STARTING = 4_711_004;
    private static final long PRESENT = 4_711_005;
    private static final long SOLE = 4_711_007;

    /** Held by each server for as long as it is at work, on the connection that it listens on. */
    static final String BE_PRESENT = "select pg_advisory_lock_shared(%d)".formatted(PRESENT);

    /** True when it is got: one server starts at a time. */
    static final String START = "select pg_try_advisory_lock(%d)".formatted(STARTING);

    static final String HAVE_STARTED = "select pg_advisory_unlock(%d)".formatted(STARTING);

    private static final String HELD = """
            from pg_locks
            where locktype = 'advisory' and granted and ((classid::bigint << 32) | objid::bigint) = %d
              and database = (select oid from pg_database where datname = current_database())""";

    /** Looked up, not locked: who is just becoming present must not be in anybody's way. */
    static final String IS_ANYBODY_PRESENT = "select exists (select " + HELD.formatted(PRESENT) + ")";

    /** Asked by one who is present himself. */
    static final String IS_NOBODY_ELSE_PRESENT = "select count(*) = 1 " + HELD.formatted(PRESENT);

    /** True when it is got; held by a server that knows that it is the only one, on the connection that it listens on. */
    static final String BE_SOLE = "select pg_try_advisory_lock(%d)".formatted(SOLE);

    static final String BE_SOLE_NO_MORE = "select pg_advisory_unlock(%d)".formatted(SOLE);

    static final String IS_ANYBODY_SOLE = "select exists (select " + HELD.formatted(SOLE) + ")";

    /** For one that does not answer. */
    static final String PUT_AN_END_TO_SOLE = "select pg_terminate_backend(pid) " + HELD.formatted(SOLE);

    private ServerLocks() {}
}
