package almanac.audit.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The action of an audit event.
 *
 * @param traceId the id of the request that asked for it
 * @param using the credential that it was done with: the id of the key or token, where there was one
 */
public record AuditActionV1(String eventName, @Nullable String traceId, List<AuditEntityV1> using) {}
