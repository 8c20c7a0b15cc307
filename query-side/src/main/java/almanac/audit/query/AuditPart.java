package almanac.audit.query;

import java.util.List;

/**
 * Some events in the requested order.
 *
 * @param isEnd whether none follow
 */
public record AuditPart(List<AuditEventV1> events, boolean isEnd) {}
