package almanac.datasource.query;

import almanac.shared.OpenToAll;
import almanac.shared.Query;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the events of the data sources that the caller owns, or owned when they were deleted. Callers that may read
 * the whole audit trail get those of all data sources.
 *
 * @param after the last event of the part before; null for the first part
 */
@OpenToAll
public record ReadDataSourceAudit(
        UserId caller, DataSourceAuditFilter filter, DataSourceAuditPart.@Nullable Place after, int most)
        implements Query<DataSourceAuditPart> {}
