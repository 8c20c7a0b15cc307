package almanac.datasource.query;

import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one data source. */
@Requires(Permission.USE_DATA_SOURCE)
public record GetDataSource(DataSourceId dataSource) implements Scoped.DataSource {}
