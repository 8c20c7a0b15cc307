package almanac.datasource.query;

import almanac.shared.OpenToAll;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the data sources that the caller owns, or owned when they were deleted; to all of them for those who
 * may see what is recorded of everybody.
 *
 * @param after the last event of the part before; null for the first part
 */
@OpenToAll
public record ReadDataSourceAudit(
        UserId caller, DataSourceAuditFilter filter, DataSourceAuditPart.@Nullable Place after, int most) {}
