package almanac.datasource.query;

import almanac.row.Versioned;
import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one data source. */
@Requires(Permission.USE_DATA_SOURCE)
public record GetDataSource(DataSourceId dataSource)
        implements Scoped.DataSource, Query<Versioned<DataSourceEnvelopeV1>> {}
