package almanac.axonserver;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.queryhandling.NoHandlerForQueryException;

/** Tells a message that reached no handler from one that failed: a handler that is away may come back. */
final class Away {

    private static final int DEEPEST = 20;

    private static final Set<Status.Code> PASSING =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.ABORTED, Status.Code.CANCELLED);

    /** Codes of lasting faults: a token that is missing or wrong, and a message that is too large. */
    private static final Set<String> LASTING = Set.of("AXONIQ-1000", "AXONIQ-1001", "AXONIQ-2001", "AXONIQ-3002");

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
        return switch (cause) {
            case NoHandlerForCommandException _, NoHandlerForQueryException _, TimeoutException _ -> true;
            case StatusRuntimeException status ->
                PASSING.contains(status.getStatus().getCode());
            // a message that was not sent for a reason of ours has that reason as its cause
            case AxonServerCommandDispatchException undelivered -> undelivered.getCause() == null;
            case AxonServerQueryDispatchException undelivered -> undelivered.getCause() == null;
            case AxonServerException refused -> !LASTING.contains(refused.code());
            case io.axoniq.axonserver.connector.AxonServerException refused ->
                !LASTING.contains(refused.getErrorCategory().errorCode());
            default -> false;
        };
    }
}
