package almanac.axonserver;

import almanac.messaging.Outage;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import org.axonframework.axonserver.connector.event.util.GrpcExceptionParser;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fault of a handler, as far as it matters to the sender: of an exception only this gets from one process to
 * another.
 *
 * @param code null unless it was a refusal
 * @param sentence null unless it was a refusal
 * @param type the exception's class
 */
record Fault(Kind kind, @Nullable ErrorCode code, @Nullable String sentence, String type) {

    private static final Logger log = LoggerFactory.getLogger(Fault.class);

    /** The meaning of the fault for the sender. */
    enum Kind {
        REFUSAL,
        NO_SUCH_AGGREGATE,
        CONFLICT,
        OUTAGE,
        BUG
    }

    static Fault of(Throwable thrown) {
        return carriedBy(thrown).orElseGet(() -> ofOwn(conflictIn(thrown)));
    }

    private static Fault ofOwn(Throwable thrown) {
        return new Fault(kind(thrown), code(thrown), sentence(thrown), type(thrown));
    }

    /** Returns the exception as it would have been thrown had the handler been in this process. */
    static RuntimeException restored(Throwable thrown) {
        return Fault.of(thrown).asException(thrown);
    }

    /** Returns the fault for the sender. A bug is logged here, for its message does not get over. */
    static Fault answering(String message, Throwable thrown) {
        Fault fault = of(thrown);
        if (fault.kind() == Kind.BUG) {
            log.error("A handler of {} failed", message, thrown);
        }
        return fault;
    }

    /** Returns an exception that gets over, with this fault as its details. */
    CommandExecutionException carrier() {
        return new CommandExecutionException(type, null, this);
    }

    private static Optional<Fault> carriedBy(Throwable thrown) {
        return HandlerExecutionException.resolveDetails(thrown)
                .filter(Fault.class::isInstance)
                .map(Fault.class::cast);
    }

    /** Unwraps a conflict, which comes from the Axon Server as a status like any other. */
    private static Throwable conflictIn(Throwable thrown) {
        return thrown instanceof StatusRuntimeException status ? GrpcExceptionParser.parse(status) : thrown;
    }

    private static Kind kind(Throwable thrown) {
        return switch (thrown) {
            case DomainException _ -> Kind.REFUSAL;
            case AggregateNotFoundException _, IncompatibleAggregateException _ -> Kind.NO_SUCH_AGGREGATE;
            case ConcurrencyException _ -> Kind.CONFLICT;
            default -> Outage.isBehind(thrown) || Away.isBehind(thrown) ? Kind.OUTAGE : Kind.BUG;
        };
    }

    private static @Nullable ErrorCode code(Throwable thrown) {
        return thrown instanceof DomainException refusal ? refusal.code() : null;
    }

    private static @Nullable String sentence(Throwable thrown) {
        return thrown instanceof DomainException refusal ? refusal.getMessage() : null;
    }

    private static String type(Throwable thrown) {
        return thrown.getClass().getName();
    }

    private RuntimeException asException(Throwable thrown) {
        return switch (kind) {
            case REFUSAL -> code == null || sentence == null ? new IllegalStateException(type) : code.saying(sentence);
            case NO_SUCH_AGGREGATE -> new AggregateNotFoundException("", "the aggregate was not found elsewhere");
            case CONFLICT -> new ConcurrencyException("the aggregate was changed at the same time elsewhere", thrown);
            case OUTAGE -> new Outage.Elsewhere(type);
            case BUG -> new IllegalStateException("a handler in another process failed with " + type);
        };
    }
}
