package almanac.audit.query;

import java.util.List;

/** The target of an event, and the members of the event that tell of it. */
public record AuditTargetV1(AuditEntityV1 entity, List<AuditFieldChangeV1> fieldChanges) {}
