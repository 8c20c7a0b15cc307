package almanac.audit.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import org.jspecify.annotations.Nullable;

/** Queries about the audit trail. */
public interface AuditQuery {

    /** Asks for one page of the events of all features. */
    @Requires(Permission.AUDIT)
    record ListAuditEvents(AuditFilter filter, AuditOrder order, Window window) implements Query<Page<AuditEventV1>> {}

    /**
     * Asks for the events of all features, part by part. The next part costs as much as the first, however long the log
     * is.
     *
     * @param after the position of the last event of the part before; null for the first part
     * @param window of the events after that
     */
    @Requires(Permission.AUDIT)
    record ReadAuditEvents(
            AuditFilter filter, AuditOrder order, @Nullable Long after, Window window) implements Query<AuditPart> {}
}
