package almanac.store;

/** The advisory locks by which the servers of one database know each other. No other code may lock on these numbers. */
final class ServerLocks {

    private static final long STARTING = 4_711_004;
    private static final long PRESENT = 4_711_005;
    private static final long SOLE = 4_711_007;

    /** Taken by each server on each of its connections, before it does anything there. */
    private static final String BE_PRESENT = "select pg_advisory_lock_shared(%d)".formatted(PRESENT);

    /** Tries to take the lock, and is true when it has it: one server starts at a time. */
    static final String START = "select pg_try_advisory_lock(%d)".formatted(STARTING);

    static final String HAVE_STARTED = "select pg_advisory_unlock(%d)".formatted(STARTING);

    private static final String HELD = """
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and ((l.classid::bigint << 32) | l.objid::bigint) = %d
              and l.database = (select oid from pg_database where datname = current_database())""";

    /** Selects other servers' locks: a server's connections have names that end alike ({@link ServerConnections}). */
    private static final String BY_OTHERS =
            HELD + """

              and right(a.application_name, %d) is distinct from right(current_setting('application_name'), %d)""".formatted(ServerConnections.ID_LENGTH, ServerConnections.ID_LENGTH);

    /** Looks the lock up without taking it: a server that is just becoming present must not stand in another's way. */
    static final String IS_ANYBODY_ELSE_PRESENT = "select exists (select " + BY_OTHERS.formatted(PRESENT) + ")";

    /**
     * Tries to take the lock, and is true when it has it; held by a server that knows that it is the only one, on the
     * connection that it listens on.
     */
    static final String BE_SOLE = "select pg_try_advisory_lock(%d)".formatted(SOLE);

    static final String BE_SOLE_NO_MORE = "select pg_advisory_unlock(%d)".formatted(SOLE);

    static final String IS_ANYBODY_ELSE_SOLE = "select exists (select " + BY_OTHERS.formatted(SOLE) + ")";

    /** Ends the connection of a sole server that does not answer. */
    static final String PUT_AN_END_TO_SOLE = "select pg_terminate_backend(l.pid) " + BY_OTHERS.formatted(SOLE);

    /**
     * The first statement of each connection: from then on no server becomes the only one. It waits for one that still
     * believes to be, which looks every second; it fails when that one does not answer.
     */
    static final String BEGIN = BE_PRESENT + """
            ;
            do $$
            begin
                for look in 1..400 loop
                    perform pg_stat_clear_snapshot();
                    exit when not exists (select %s);
                    if look = 400 then
                        raise exception 'another server is alone on this database, and does not answer';
                    end if;
                    perform pg_sleep(0.01);
                end loop;
            end
            $$""".formatted(BY_OTHERS.formatted(SOLE));

    private ServerLocks() {}
}
