package almanac.audit.query;

import java.util.List;

/** Some events in the order asked for. */
public record AuditPart(List<AuditEventV1> events) {}
