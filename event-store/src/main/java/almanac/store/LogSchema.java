package almanac.store;

import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/** Names the columns of the table of events, as the migrations made it. */
final class LogSchema {

    static final EventSchema COLUMNS = EventSchema.builder()
            .eventTable("domain_event")
            .globalIndexColumn("global_index")
            .eventIdentifierColumn("event_identifier")
            .aggregateIdentifierColumn("aggregate_identifier")
            .sequenceNumberColumn("sequence_number")
            .timestampColumn("time_stamp")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .metaDataColumn("meta_data")
            .build();

    private LogSchema() {}
}
