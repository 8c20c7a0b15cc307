package almanac.audit.query;

import java.util.List;

/** What something was done to, and what the event says of it. */
public record AuditTargetV1(AuditEntityV1 entity, List<AuditFieldChangeV1> fieldChanges) {}
