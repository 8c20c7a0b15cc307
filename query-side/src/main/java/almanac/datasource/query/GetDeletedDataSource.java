package almanac.datasource.query;

import almanac.row.Versioned;
import almanac.shared.DataSourceId;
import almanac.shared.Query;
import almanac.shared.SystemOnly;

/** Asks for the last state of a data source, for the answer to the client that has just deleted it. */
@SystemOnly
public record GetDeletedDataSource(DataSourceId dataSource) implements Query<Versioned<DataSourceEnvelopeV1>> {}
