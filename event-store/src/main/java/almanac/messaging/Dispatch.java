package almanac.messaging;

import almanac.row.Versioned;
import almanac.shared.Actor;
import almanac.shared.AnswerType;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Query;
import almanac.shared.Scoped;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/**
 * Sends commands and queries from controllers to the handlers: puts the caller on the message and turns every refusal
 * into a {@link DomainException}. {@link Transport} carries the messages.
 */
@Component
public class Dispatch {

    /** Kinds of refusals that answer a caller without the right to see a resource, or to know of it. */
    private static final Set<ErrorCode.Kind> LOST = Set.of(ErrorCode.Kind.FORBIDDEN, ErrorCode.Kind.NOT_FOUND);

    private final Transport transport;
    private final Refusals refusals;
    private final DiskStatus disk;

    Dispatch(Transport transport, Refusals refusals, DiskStatus disk) {
        this.transport = transport;
        this.refusals = refusals;
        this.disk = disk;
    }

    /** Sends a command; returns when the change is kept and can be read. */
    public void send(Object command, Caller caller) {
        send(command, caller.metaData());
    }

    /** Sends a command that no user asked for: at the first start, or at a login that makes an account. */
    public void sendAsSystem(Object command, String requestId) {
        send(command, Actor.metaData(Actor.SYSTEM, requestId));
    }

    /** Asks as of now: a request for another point in time is refused. */
    public <A> A ask(Query<A> query, Caller caller) {
        if (caller.asOf() != null) {
            throw ErrorCode.ONLY_AS_IT_IS.with();
        }
        return ask(query, caller.metaData());
    }

    public <A> A askAsSystem(Query<A> query, String requestId) {
        return ask(query, Actor.metaData(Actor.SYSTEM, requestId));
    }

    /** Reads one resource with its version, as of the point in time that the caller asks for. */
    public <T> Versioned<T> get(Query<Versioned<T>> query, Caller caller) {
        return ask(query, caller.metaData());
    }

    /** Reads the resource that the caller has just changed, as of now, whatever version and time the request names. */
    public <T> Versioned<T> getChanged(Query<Versioned<T>> query, Caller caller) {
        return get(query, caller.asItIs());
    }

    /** Sends a command, then reads the resource that it has changed. */
    public <T> Versioned<T> change(Object command, Query<Versioned<T>> query, Caller caller) {
        send(command, caller);
        return getChanged(query, caller);
    }

    /**
     * Changes a resource and reads it, also when that very change took the right to see it away: the answer is then,
     * this once, what the system sees. It is for resources that every reader is shown alike.
     */
    public <T> Versioned<T> changeOrLose(Object command, Query<Versioned<T>> query, Caller caller) {
        send(command, caller);
        try {
            return getChanged(query, caller);
        } catch (DomainException refusal) {
            if (!LOST.contains(refusal.code().kind())) {
                throw refusal;
            }
            return askAsSystem(query, caller.requestId());
        }
    }

    /** Tells whether the guard would let the caller ask. */
    public boolean mayAsk(Query<Boolean> query, Caller caller) {
        try {
            return ask(query, caller);
        } catch (DomainException _) {
            return false;
        }
    }

    private void send(Object command, Map<String, ?> metaData) {
        CommandMessage<?> message = new GenericCommandMessage<>(command, metaData);
        try {
            handle(message);
            disk.hasWritten();
        } catch (RuntimeException outcome) {
            refusals.record(message, outcome);
            throw outcome;
        }
    }

    private void handle(CommandMessage<?> command) {
        try {
            handleOnce(command);
        } catch (ConcurrencyException _) {
            retry(command);
        }
    }

    /**
     * Tries again after a conflict: another server was first, so this one has forgotten the aggregate and reads it
     * anew.
     */
    private void retry(CommandMessage<?> command) {
        try {
            handleOnce(command);
        } catch (ConcurrencyException _) {
            throw ErrorCode.TOO_MUCH_TRAFFIC.with();
        }
    }

    private void handleOnce(CommandMessage<?> command) {
        try {
            transport.send(command);
        } catch (AggregateNotFoundException | IncompatibleAggregateException _) {
            throw command.getPayload() instanceof Scoped.Existing existing
                    ? existing.missing()
                    : ErrorCode.TOO_MUCH_TRAFFIC.with();
        }
    }

    private <A> A ask(Query<A> query, Map<String, ?> metaData) {
        return transport.ask(query.getClass().getName(), new GenericMessage<>(query, metaData), AnswerType.of(query));
    }
}
