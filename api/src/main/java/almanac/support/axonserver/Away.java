package almanac.support.axonserver;

import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.queryhandling.NoHandlerForQueryException;

/** Tells a message that found nobody from one that failed: what is away may come back. */
final class Away {

    private static final int DEEPEST = 20;

    private Away() {}

    static boolean isBehind(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isAway(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof NoHandlerForCommandException
                || cause instanceof NoHandlerForQueryException
                || cause instanceof AxonServerCommandDispatchException
                || cause instanceof AxonServerQueryDispatchException
                || cause instanceof AxonServerException
                || cause instanceof io.axoniq.axonserver.connector.AxonServerException
                || cause instanceof StatusRuntimeException
                || cause instanceof TimeoutException;
    }
}
