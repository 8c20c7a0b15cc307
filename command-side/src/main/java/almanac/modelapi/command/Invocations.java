package almanac.modelapi.command;

import almanac.modelapi.command.InvocationCommand.CountInvocations;
import almanac.modelapi.event.InvocationEvent.InvocationsCounted;
import almanac.storage.prediction.InvocationTable;
import almanac.storage.prediction.InvocationTable.Hour;
import almanac.storage.prediction.InvocationTable.Line;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Records hours of calls: minutes that one event has told of are in no other. */
@Component
class Invocations {

    private static final String STREAM_TYPE = "Invocations";

    private final EventStore events;
    private final InvocationTable table;

    Invocations(EventStore events, InvocationTable table) {
        this.events = events;
        this.table = table;
    }

    @CommandHandler
    void decide(CountInvocations command) {
        Line sum = table.close(new Hour(command.version(), command.api(), command.hour()));
        if (sum.answered() + sum.failed() > 0) {
            events.publish(new GenericDomainEventMessage<>(
                    STREAM_TYPE,
                    "invocations:" + command.record(),
                    0,
                    new InvocationsCounted(
                            command.version(),
                            command.api(),
                            command.hour(),
                            sum.answered(),
                            sum.failed(),
                            sum.durationMs())));
        }
    }
}
