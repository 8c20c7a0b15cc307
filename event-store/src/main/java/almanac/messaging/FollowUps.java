package almanac.messaging;

import almanac.shared.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.springframework.stereotype.Component;

/**
 * Sends the commands by which automations react to an event: each on a thread of its own, outside the transaction that
 * stores the position of the async projection. One that fails keeps none of the others from being sent.
 */
@Component
public class FollowUps {

    private static final long LONGEST = 20; // seconds

    private final CommandBus commands;

    FollowUps(CommandBus commands) {
        this.commands = commands;
    }

    /** Sends all commands as the system, on behalf of the request that led to the event. */
    public void send(Collection<?> all, String requestId) {
        List<Throwable> failures = all.stream()
                .map(command -> failure(command, requestId))
                .<Throwable>flatMap(Optional::stream)
                .toList();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(
                    "%d of %d commands failed".formatted(failures.size(), all.size()), failures.getFirst());
        }
    }

    private Optional<Throwable> failure(Object command, String requestId) {
        FutureCallback<Object, Object> outcome = new FutureCallback<>();
        Thread.ofVirtual()
                .start(() -> commands.dispatch(
                        new GenericCommandMessage<>(command, Actor.metaData(Actor.SYSTEM, requestId)), outcome));
        return outcome.getResult(LONGEST, TimeUnit.SECONDS).optionalExceptionResult();
    }
}
