package almanac.datasource.query;

import almanac.shared.DataSourceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that events of the audit feed must meet; those that are empty or null are ignored.
 *
 * @param start the first moment that counts
 * @param end the last moment that counts
 */
public record DataSourceAuditFilter(
        List<DataSourceId> dataSources,
        List<String> names,
        List<DataSourceAuditEventKindV1> kinds,
        @Nullable Instant start,
        @Nullable Instant end) {}
