package almanac.axonserver;

import almanac.messaging.Transport;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Sends messages to the process that handles them, and waits until the effects of a command can be read. */
@Component
@WhenJoined
class OverAxonServer implements Transport {

    /** Exceeds the longest transaction of ours. */
    private static final long LONGEST_ANSWER = 40; // seconds

    private final CommandBus commands;
    private final QueryGateway queries;
    private final CopiedLog log;

    OverAxonServer(CommandBus commands, QueryGateway queries, CopiedLog log) {
        this.commands = commands;
        this.queries = queries;
        this.log = log;
    }

    @Override
    public void send(CommandMessage<?> command) {
        FutureCallback<Object, Object> answer = new FutureCallback<>();
        commands.dispatch(command, answer);
        CommandResultMessage<?> result = answer.getResult(LONGEST_ANSWER, TimeUnit.SECONDS);
        if (result.isExceptional()) {
            throw Fault.restored(result.exceptionResult());
        }
        if (result.getMetaData().get(Reached.EVENT) instanceof String event) {
            log.awaitEvent(event);
        }
    }

    @Override
    public <T> T ask(String name, Message<?> query, ResponseType<T> answer) {
        try {
            return queries.query(name, query, answer)
                    .orTimeout(LONGEST_ANSWER, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw Fault.restored(e.getCause() == null ? e : e.getCause());
        }
    }
}
