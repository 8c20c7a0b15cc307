package almanac.audit.query;

import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in all features, part by part: however long the whole is, the next part costs what the first did.
 *
 * @param after the position of the last event of the part before; null for the first part
 * @param window of what comes after that
 */
@Requires(Permission.AUDIT)
public record ReadAuditEvents(
        AuditFilter filter, AuditOrder order, @Nullable Long after, Window window) {}
