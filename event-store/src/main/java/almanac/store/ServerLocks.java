package almanac.store;

import almanac.turn.AdvisoryLock;

/** The statements by which the servers of one database know each other: they take and look up advisory locks. */
final class ServerLocks {

    /** Taken by each server on each of its connections, before it does anything there. */
    private static final String BE_PRESENT = AdvisoryLock.SERVER_PRESENCE.shareForSession();

    /** Tries to take the lock, and is true when it has it: one server starts at a time. */
    static final String START = AdvisoryLock.SERVER_START.tryForSession();

    static final String HAVE_STARTED = AdvisoryLock.SERVER_START.release();

    private static final String OTHERS_ARE_PRESENT = byOthers(AdvisoryLock.SERVER_PRESENCE);
    private static final String ANOTHER_IS_SOLE = byOthers(AdvisoryLock.SINGLE_NODE_LEASE);

    /** Looks the lock up without taking it: a server that is just becoming present must not stand in another's way. */
    static final String IS_ANYBODY_ELSE_PRESENT = "select exists (select " + OTHERS_ARE_PRESENT + ")";

    /**
     * Tries to take the lock, and is true when it has it; held by a server that knows that it is the only one, on the
     * connection that it listens on.
     */
    static final String BE_SOLE = AdvisoryLock.SINGLE_NODE_LEASE.tryForSession();

    static final String BE_SOLE_NO_MORE = AdvisoryLock.SINGLE_NODE_LEASE.release();

    static final String IS_ANYBODY_ELSE_SOLE = "select exists (select " + ANOTHER_IS_SOLE + ")";

    /** Ends the connection of a sole server that does not answer. */
    static final String PUT_AN_END_TO_SOLE = "select pg_terminate_backend(l.pid) " + ANOTHER_IS_SOLE;

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
            $$""".formatted(ANOTHER_IS_SOLE);

    private ServerLocks() {}

    /** Selects other servers' locks: a server's connections have names that end alike ({@link ServerConnections}). */
    private static String byOthers(AdvisoryLock lock) {
        return """
                from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where %1$s
                and right(a.application_name, %2$d) is distinct from right(current_setting('application_name'), %2$d)""".formatted(lock.isHeld(), ServerConnections.ID_LENGTH);
    }
}
