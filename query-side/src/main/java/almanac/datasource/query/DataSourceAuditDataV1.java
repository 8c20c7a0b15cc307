package almanac.datasource.query;

import almanac.shared.DataSourceId;
import java.time.Instant;
import java.util.Map;

/**
 * One event of the audit feed of data sources.
 *
 * @param metadata further facts: the new owner, the project, or the new audience
 * @param performedBy a user name; a neutral label when there is none
 */
public record DataSourceAuditDataV1(
        DataSourceId dataSourceId,
        String dataSourceName,
        String dataSourceType,
        DataSourceAuditEventKindV1 eventKind,
        Map<String, String> metadata,
        String performedBy,
        Instant timestamp) {}
