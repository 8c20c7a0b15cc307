package almanac.datasource.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some events of the audit feed, the newest first.
 *
 * @param last where the next part begins; null when this is the last
 */
public record DataSourceAuditPart(
        List<DataSourceAuditDataV1> events, @Nullable Place last) {

    /** The time and the position in the log of one event. */
    public record Place(Instant at, long position) {}
}
