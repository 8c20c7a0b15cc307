package almanac.messaging;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a fault of ours, however deep the cause is wrapped. */
public final class Outage {

    public static final String SENTENCE = "The database does not answer in time: try again later";

    private static final int DEEPEST = 20;

    private Outage() {}

    /** Thrown when another process is away, or something that it needs. */
    public static final class Elsewhere extends RuntimeException {

        /** Keeps the type of the fault in the other process. */
        public Elsewhere(String type) {
            super(type);
        }
    }

    public static boolean isBehind(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof Elsewhere
                    || cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException refused
                            && (isConnectionState(refused.getSQLState()) || isClosedByPool(refused)))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /**
     * Tells a connection that the pool closed: it broke while another statement waited for it, and its exception has no
     * state.
     */
    private static boolean isClosedByPool(SQLException refused) {
        return refused.getSQLState() == null && "Connection is closed".equals(refused.getMessage());
    }

    /**
     * Tells an outage by its SQL state. Class 08 is a connection that fails, 53 a server without memory, disk or
     * places, 57P0x one that shuts down or starts, 25P0x a transaction cut off.
     */
    private static boolean isConnectionState(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P0")
                        || state.equals("25P03")
                        || state.equals("25P04"));
    }
}
