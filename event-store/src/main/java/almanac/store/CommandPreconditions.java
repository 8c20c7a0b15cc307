package almanac.store;

import almanac.shared.Actor;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Guard;
import almanac.shared.RoleLookup;
import java.util.Arrays;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Checks every command once its aggregate is held, in one place for all aggregates: whether its sender still has the
 * right (which may have been taken away while the command waited), whether the aggregate still has the version that the
 * sender saw ({@code If-Match}), and whether it was decided on the aggregate as it is. A cached aggregate may be older
 * than the events that another server has appended since. The store checks a decision that appends, for it takes each
 * place in a stream once; a decision that refuses or finds nothing to do is checked by a lookup (docs/adr/0016).
 */
@Component
class CommandPreconditions implements HandlerEnhancerDefinition {

    /** The version of an aggregate that a command may make, and that does not exist yet. */
    private static final long NOTHING = -1;

    private final Supplier<Guard> guard;
    private final ObjectProvider<EventStore> events;

    CommandPreconditions(ObjectProvider<RoleLookup> roleLookup, ObjectProvider<EventStore> events) {
        this.guard = SingletonSupplier.of(() -> new Guard(roleLookup.getObject()));
        this.events = events;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.canHandleMessageType(CommandMessage.class) && isOfAggregate(original.declaringClass())
                ? new Checked<>(original)
                : original;
    }

    /** Tells whether the type is an aggregate or a part of one, and no bean. */
    private static boolean isOfAggregate(Class<?> type) {
        return AnnotatedElementUtils.hasAnnotation(type, AggregateRoot.class)
                || !AnnotatedElementUtils.hasAnnotation(type, Component.class);
    }

    private final class Checked<T> extends WrappedMessageHandlingMember<T> {

        Checked(MessageHandlingMember<T> delegate) {
            super(delegate);
        }

        @Override
        public Object handle(Message<?> message, @Nullable T target) throws Exception {
            if (target == null) { // the command makes the aggregate
                return super.handle(message, null);
            }
            guard.get().check(message.getPayload(), Actor.of(message.getMetaData()));
            return decided(message, target);
        }

        private Object decided(Message<?> message, T target) throws Exception {
            long seen = version();
            try {
                checkVersion(message);
                Object result = super.handle(message, target);
                if (version() == seen) {
                    requireNewest(seen);
                }
                return result;
            } catch (DomainException refusal) {
                requireNewest(seen);
                throw refusal;
            }
        }

        private static long version() {
            Long version = AggregateLifecycle.getVersion();
            return version == null ? NOTHING : version;
        }

        private void checkVersion(Message<?> message) {
            if (message.getMetaData().get(Actor.IF_MATCH) instanceof String expected) {
                String version = String.valueOf(version());
                if (!Arrays.asList(expected.split(",")).contains(version)) {
                    throw ErrorCode.STALE_VERSION.with(version);
                }
            }
        }

        /** Checks the version, except for a missing aggregate: that was looked up just now. */
        private void requireNewest(long seen) {
            if (seen == NOTHING) {
                return;
            }
            String stream = ((AggregateScopeDescriptor) Scope.describeCurrentScope())
                    .getIdentifier()
                    .toString();
            long newest = events.getObject().lastSequenceNumberFor(stream).orElse(seen);
            if (newest != seen) {
                throw new ConcurrencyException(
                        "decided on version %d of %s, which has version %d".formatted(seen, stream, newest));
            }
        }
    }
}
