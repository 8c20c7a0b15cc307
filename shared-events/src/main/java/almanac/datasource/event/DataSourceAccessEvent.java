package almanac.datasource.event;

import almanac.shared.DataSourceId;

/**
 * Events of reads of a data source. A read is no change, so it has no part in the data source's stream and version.
 * Each stream holds one such event, and is named for the data source, the user and the minute.
 */
public sealed interface DataSourceAccessEvent {

    DataSourceId dataSource();

    /** A user read the connection details; the event's actor is that user. */
    record DataSourceAccessed(DataSourceId dataSource) implements DataSourceAccessEvent {}
}
