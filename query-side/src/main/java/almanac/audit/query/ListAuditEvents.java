package almanac.audit.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks for one page of the events of all features. */
@Requires(Permission.AUDIT)
public record ListAuditEvents(AuditFilter filter, AuditOrder order, Window window)
        implements Query<Page<AuditEventV1>> {}
