package almanac.datasource.command;

import almanac.datasource.event.DataSourceAccessEvent.DataSourceAccessed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Keeps that somebody has looked at a data source. There is nothing to decide but whether it is known already: of two
 * who find that it is not, the store refuses one, who then asks again.
 */
@Component
class DataSourceAccesses {

    private static final String STREAM_TYPE = "DataSourceAccess";

    private final EventStore events;

    DataSourceAccesses(EventStore events) {
        this.events = events;
    }

    @CommandHandler
    void decide(RecordDataSourceAccess command) {
        String stream = command.stream();
        if (events.lastSequenceNumberFor(stream).isEmpty()) {
            DataSourceAccessed event = new DataSourceAccessed(command.dataSource());
            events.publish(new GenericDomainEventMessage<>(STREAM_TYPE, stream, 0, event));
        }
    }
}
