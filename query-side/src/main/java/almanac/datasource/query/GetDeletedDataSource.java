package almanac.datasource.query;

import almanac.shared.DataSourceId;
import almanac.shared.SystemOnly;

/** Asks for the last state of a data source, for the answer to the client that has just deleted it. */
@SystemOnly
public record GetDeletedDataSource(DataSourceId dataSource) {}
