package almanac.audit.query;

import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the events of all features, part by part. The next part costs as much as the first, however long the log is.
 *
 * @param after the position of the last event of the part before; null for the first part
 * @param window of the events after that
 */
@Requires(Permission.AUDIT)
public record ReadAuditEvents(
        AuditFilter filter, AuditOrder order, @Nullable Long after, Window window) implements Query<AuditPart> {}
