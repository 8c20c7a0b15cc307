package almanac.axonserver;

import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * Handles the commands of this process and answers each sender with the last event that the command caused, or with a
 * {@link Fault} for whatever went wrong, up to the commit.
 */
final class AnsweringCommandBus implements CommandBus {

    private final CommandBus bus;
    private final Reached reached;

    AnsweringCommandBus(CommandBus bus, Reached reached) {
        this.bus = bus;
        this.reached = reached;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        bus.dispatch(command);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        reached.take(); // drops the result of what this thread did before
        bus.<C, R>dispatch(command, (sent, result) -> {
            String last = reached.take();
            if (result.isExceptional()) {
                callback.onResult(
                        sent,
                        new GenericCommandResultMessage<>(
                                Fault.answering(sent.getCommandName(), result.exceptionResult())
                                        .carrier()));
            } else {
                callback.onResult(sent, last == null ? result : result.andMetaData(Map.of(Reached.EVENT, last)));
            }
        });
    }

    @Override
    public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
        return bus.subscribe(name, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerDispatchInterceptor(interceptor);
    }
}
