package almanac.axonserver;

import almanac.messaging.Transport;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Sends every message of the tests as bytes, and takes every answer and every failure as bytes, as they go between
 * processes: what does not survive that fails the test that needs it.
 */
@Component
@Primary
@ConditionalOnProperty(OverTheWire.PROPERTY)
class OverTheWire implements Transport {

    /** Set for the server that tests share. */
    static final String PROPERTY = "almanac.tests.over-the-wire";

    private final Transport within;
    private final Serializer messages;

    OverTheWire(@Qualifier("withinProcess") Transport within, @Qualifier("messageSerializer") Serializer messages) {
        this.within = within;
        this.messages = messages;
    }

    @Override
    public void send(CommandMessage<?> command) {
        try {
            within.send(new GenericCommandMessage<>(copy(command.getPayload()), copy(command.getMetaData())));
        } catch (RuntimeException e) { // whatever it was
            throw arrived(e);
        }
    }

    @Override
    public <T> T ask(String name, Message<?> query, ResponseType<T> answer) {
        try {
            Message<?> arriving = new GenericMessage<>(copy(query.getPayload()), copy(query.getMetaData()));
            return copy(within.ask(name, arriving, copy(answer)));
        } catch (RuntimeException e) { // whatever it was
            throw arrived(e);
        }
    }

    /** A fault that is not for others to know stays what it was: tests look at what is logged of it. */
    private RuntimeException arrived(RuntimeException thrown) {
        Fault fault = copy(Fault.of(thrown));
        return fault.kind() == Fault.Kind.REFUSAL ? Fault.restored(fault.carrier()) : thrown;
    }

    @SuppressWarnings("unchecked") // of its own class
    private <T> T copy(T original) {
        SerializedObject<byte[]> bytes = messages.serialize(original, byte[].class);
        return (T) messages.<byte[], Object>deserialize(bytes);
    }
}
