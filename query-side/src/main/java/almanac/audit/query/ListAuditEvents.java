package almanac.audit.query;

import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** Part of what happened, in all features. */
@Requires(Permission.AUDIT)
public record ListAuditEvents(AuditFilter filter, AuditOrder order, Window window) {}
