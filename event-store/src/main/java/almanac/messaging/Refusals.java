package almanac.messaging;

import almanac.audit.event.RefusalEvent;
import almanac.audit.event.RefusalEvent.CommandFailed;
import almanac.audit.event.RefusalEvent.CommandRefused;
import almanac.shared.Actor;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.Scoped;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/** Records that a command was refused or failed, after all that it had begun is undone (docs/adr/0012). */
@Component
class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private final EventGateway events;
    private final TransactionManager transactions;
    private final List<CorrelationDataProvider> correlation;

    Refusals(EventGateway events, TransactionManager transactions, List<CorrelationDataProvider> correlation) {
        this.events = events;
        this.transactions = transactions;
        this.correlation = correlation;
    }

    /** Records the outcome. It never throws: the sender is answered with the outcome in any case. */
    void record(CommandMessage<?> command, RuntimeException outcome) {
        if (Outage.isBehind(outcome)) { // another wait for the database would be in vain
            log.warn("No record is kept of a {} that the database failed", command.getCommandName());
            return;
        }
        if (outcome instanceof DomainException late && late.code() == ErrorCode.NOT_READABLE_YET) {
            return; // the command was done
        }
        if (outcome instanceof DomainException
                && Actor.of(command.getMetaData()).equals(Actor.SYSTEM)) {
            log.debug("A step of the server's own was refused: {}", outcome.getMessage());
            return; // its worker saw rows that were behind the log, or another server was quicker
        }
        try {
            publish(command, refusal(command.getPayload(), outcome));
        } catch (RuntimeException fault) {
            log.error("No record could be kept of a refused {}", command.getCommandName(), fault);
        }
    }

    /**
     * Publishes in a transaction of its own, as caused by the command: with its sender and the rest of an event's
     * metadata.
     */
    private void publish(CommandMessage<?> command, RefusalEvent refusal) {
        UnitOfWork<CommandMessage<?>> unit = DefaultUnitOfWork.startAndGet(command);
        unit.attachTransaction(transactions);
        correlation.forEach(unit::registerCorrelationDataProvider);
        unit.execute(() -> events.publish(refusal));
    }

    static RefusalEvent refusal(Object command, RuntimeException outcome) {
        String type = command.getClass().getSimpleName();
        Object target = target(command);
        String targetType = target == null ? null : kind(target);
        String targetId = target == null ? null : target.toString();
        ProjectId project = command instanceof Scoped.Project about ? about.project() : null;
        return outcome instanceof DomainException refused
                ? new CommandRefused(type, refused.code().name(), targetType, targetId, project)
                : new CommandFailed(type, outcome.getClass().getName(), targetType, targetId, project);
    }

    private static @Nullable Object target(Object command) {
        return Arrays.stream(command.getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                .map(method -> read(method, command))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object read(Method method, Object command) {
        ReflectionUtils.makeAccessible(method);
        return ReflectionUtils.invokeMethod(method, command);
    }

    /** Returns the kind of thing: {@code GoalId} is the id of a goal. */
    private static String kind(Object id) {
        String name = id.getClass().getSimpleName().replaceFirst("Id$", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
