package almanac.turn;

/**
 * The advisory locks of the database, and the SQL that takes, releases and looks up each. Servers of two versions meet
 * on one database, so the number of a lock never changes, and no other code locks on a number of its own.
 */
public enum AdvisoryLock {
    /** Guards that the last administrator stays one: decisions that take the role away wait for each other. */
    ADMINISTRATORS(4_711_001),

    /** Guards that of two administrators of an organization one remains: erasures of users wait for each other. */
    ERASURES(4_711_002),

    /** Leader lock of the server that carries out rebuilds and other runs on projections. */
    PROJECTION_RUNS(4_711_003),

    /** Guards that one server starts at a time, and that none becomes the only one meanwhile. */
    SERVER_START(4_711_004),

    /** Held, shared, on each connection of each server: tells that a server is present. */
    SERVER_PRESENCE(4_711_005),

    /** Leader lock of the server that copies the log out of an Axon Server. */
    LOG_COPY(4_711_006),

    /** Held by the server that is the only one on its database (docs/adr/0019). */
    SINGLE_NODE_LEASE(4_711_007),

    /** Held, shared and with the server's name as the key, by a server that runs jobs: its jobs are not lost. */
    JOB_SERVER(4_711_012),

    /** Leader lock of the server that chooses which of the waiting jobs begin. */
    JOB_CHOICES(4_711_013),

    /** Guards the blobs: those that keep bytes share it, the collector that removes unneeded ones has it alone. */
    BLOB_COLLECTION(4_711_020),

    /** Guards, with a dataset's folder as the key, that no file comes to lie below another file. */
    DATASET_FOLDER(4_711_021),

    /** Leader lock of the server that takes snapshots and removes files of deleted datasets. */
    FILE_CHORES(4_711_022),

    /** Leader lock of the server that looks for blobs that nothing needs. */
    FILE_COLLECTION(4_711_023),

    /** Guards, with a user as the key, that one copy of a project is made at a time. */
    PROJECT_COPIES(4_711_027),

    /** Leader lock of the server that gives up calls of the gateway whose servers have ended. */
    GATEWAY_CALLS(4_711_046),

    /** Leader lock of the server that sends what is in the outbox. */
    DELIVERIES(4_711_047),

    /** Leader lock of the server that makes and drops partitions of metric values. */
    METRIC_CHORES(4_711_048),

    /** Leader lock of the server that drops the artifacts of runs that stay deleted. */
    ORPHANED_ARTIFACTS(4_711_061),

    /** Leader lock of the server that decides which instances of model APIs run. */
    MODEL_SERVING(4_711_050),

    /** Guards the hardware tiers: one transaction at a time defines a tier or chooses a default. */
    HARDWARE_TIERS(4_711_801),

    /** Leader lock of the server that has environments built. */
    ENVIRONMENT_BUILDS(4_711_802);

    private final int number;

    AdvisoryLock(int number) {
        this.number = number;
    }

    /** Returns the statement that waits for the lock, which the transaction holds until it ends. */
    public String takeForTransaction() {
        return "select pg_advisory_xact_lock(" + number + ")";
    }

    /** As {@link #takeForTransaction}, with others that share the lock. */
    public String shareForTransaction() {
        return "select pg_advisory_xact_lock_shared(" + number + ")";
    }

    /** As {@link #takeForTransaction}, with a lock for each key; the statement's parameter is the key. */
    public String takeKeyForTransaction() {
        return "select pg_advisory_xact_lock(hashtextextended(?, " + number + "))";
    }

    /** As {@link #takeKeyForTransaction}, for an array of keys, which are taken in its order. */
    public String takeKeysForTransaction() {
        return "select pg_advisory_xact_lock(hashtextextended(key, " + number + ")) from unnest(?) key";
    }

    /** Returns the statement that waits for the lock, which the connection shares with others until it is closed. */
    public String shareForSession() {
        return "select pg_advisory_lock_shared(" + number + ")";
    }

    /** As {@link #shareForSession}, with a lock for each key; the statement's parameter is the key. */
    public String shareKeyForSession() {
        return "select pg_advisory_lock_shared(" + number + ", hashtext(?))";
    }

    /** Returns the query that takes the lock for the connection if it is free, and is true when it has it now. */
    public String tryForSession() {
        return "select pg_try_advisory_lock(" + number + ")";
    }

    /** As {@link #tryForSession}, with a lock for each key; the query's parameter is the key. */
    public String tryKeyForSession() {
        return "select pg_try_advisory_lock(" + number + ", hashtext(?))";
    }

    /** Returns the query that releases what {@link #tryForSession} has taken. */
    public String release() {
        return "select pg_advisory_unlock(" + number + ")";
    }

    /** Returns the query that releases what {@link #tryKeyForSession} has taken; the query's parameter is the key. */
    public String releaseKey() {
        return "select pg_advisory_unlock(" + number + ", hashtext(?))";
    }

    /** Returns the condition on a line {@code l} of {@code pg_locks} that holds where a session has the lock. */
    public String isHeld() {
        return held("((l.classid::bigint << 32) | l.objid::bigint) = " + number);
    }

    /** As {@link #isHeld}, with a lock for each key; the condition's parameter is the key. */
    public String isKeyHeld() {
        return held("l.classid = " + number + " and l.objid::bigint = (hashtext(?)::bigint & 4294967295)");
    }

    private static String held(String which) {
        return """
                l.locktype = 'advisory' and l.granted and %s
                and l.database = (select oid from pg_database where datname = current_database())""".formatted(which);
    }
}
