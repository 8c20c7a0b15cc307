package almanac.datasource.command;

import almanac.datasource.command.DataSourceCommand.RecordDataSourceAccess;
import almanac.datasource.event.DataSourceAccessEvent.DataSourceAccessed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Records accesses to data sources, once per user and minute. Of two concurrent commands that find no record, the event
 * store refuses one, whose caller then retries.
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
