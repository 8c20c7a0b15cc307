package almanac.datasource.query;

import almanac.shared.DataSourceId;
import almanac.shared.SystemOnly;

/** What a data source was, for the answer to whoever has just deleted it. */
@SystemOnly
public record GetDeletedDataSource(DataSourceId dataSource) {}
