package almanac.datasource.event;

import almanac.shared.DataSourceId;

/**
 * That somebody has looked at a data source: no change of it, so it has no part in the data source's stream and version.
 * Each stream holds one such event, and is named for the data source, the user and the minute.
 */
public sealed interface DataSourceAccessEvent {

    DataSourceId dataSource();

    /** The connection details were read; who read them is the event's actor. */
    record DataSourceAccessed(DataSourceId dataSource) implements DataSourceAccessEvent {}
}
