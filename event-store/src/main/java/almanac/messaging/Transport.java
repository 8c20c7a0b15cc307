package almanac.messaging;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Carries messages to their handlers, in whichever process those are. Throws what the handlers throw. */
public interface Transport {

    /** Sends a command; returns when its effects are kept and can be read. */
    void send(CommandMessage<?> command);

    <T> T ask(String name, Message<?> query, ResponseType<T> answer);
}
