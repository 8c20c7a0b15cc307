package almanac.datasource.query;

import almanac.shared.About;
import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** One data source. */
@Requires(Permission.USE_DATA_SOURCE)
public record GetDataSource(DataSourceId dataSource) implements About.DataSource {}
