package almanac.shared;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Lets event handlers declare a parameter of type {@link EventFacts}; found by Axon through the service loader. */
public final class EventFactsResolverFactory implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<?> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        return parameters[parameterIndex].getType() == EventFacts.class ? new Resolver() : null;
    }

    private static final class Resolver implements ParameterResolver<EventFacts> {

        @Override
        public EventFacts resolveParameterValue(Message<?> message) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            return EventFacts.of(event);
        }

        @Override
        public boolean matches(Message<?> message) {
            return message instanceof DomainEventMessage<?>;
        }
    }
}
