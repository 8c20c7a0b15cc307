package almanac.datasource.query;

import almanac.shared.DataSourceId;
import java.time.Instant;
import java.util.Map;

/**
 * One event of the audit feed of data sources.
 *
 * @param metadata what else there is to it: whom it went to, which project, who may use it from then on
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
