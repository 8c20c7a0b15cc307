package almanac.messaging;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.responsetypes.ResponseType;

/** How messages get to their handlers, wherever those are. Throws what the handlers throw. */
public interface Transport {

    /** Returns when what the command has caused is kept and can be read. */
    void send(CommandMessage<?> command);

    <T> T ask(String name, Message<?> query, ResponseType<T> answer);
}
