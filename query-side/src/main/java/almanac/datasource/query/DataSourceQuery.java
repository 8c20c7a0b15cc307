package almanac.datasource.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.DataSourceId;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries about data sources. */
public interface DataSourceQuery {

    /** Asks for one data source. */
    @Requires(Permission.USE_DATA_SOURCE)
    record GetDataSource(DataSourceId dataSource)
            implements Scoped.DataSource, Query<Versioned<DataSourceEnvelopeV1>> {}

    /** Asks for the last state of a data source, for the answer to the client that has just deleted it. */
    @SystemOnly
    record GetDeletedDataSource(DataSourceId dataSource) implements Query<Versioned<DataSourceEnvelopeV1>> {}

    /**
     * Asks for the data sources that the caller may use, the newest first.
     *
     * @param names of those that are wanted; none for all
     */
    @OpenToAll
    record ListDataSources(UserId caller, List<String> names, Window window)
            implements Query<Page<DataSourceEnvelopeV1>> {}

    /**
     * Asks for the events of the data sources that the caller owns, or owned when they were deleted. Callers that may
     * read the whole audit trail get those of all data sources.
     *
     * @param after the last event of the part before; null for the first part
     */
    @OpenToAll
    record ReadDataSourceAudit(
            UserId caller, DataSourceAuditFilter filter, DataSourceAuditPart.@Nullable Place after, int most)
            implements Query<DataSourceAuditPart> {}
}
