package almanac.audit.query;

import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** Asks for one page of the events of all features. */
@Requires(Permission.AUDIT)
public record ListAuditEvents(AuditFilter filter, AuditOrder order, Window window) {}
