package almanac.messaging;

import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Carries messages within this process, which has all handlers; rows are written in the transaction of the command. */
@Component
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class WithinProcess implements Transport {

    private final CommandGateway commands;
    private final QueryGateway queries;

    WithinProcess(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @Override
    public void send(CommandMessage<?> command) {
        commands.sendAndWait(command);
    }

    @Override
    public <T> T ask(String name, Message<?> query, ResponseType<T> answer) {
        try {
            return queries.query(name, query, answer).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
