package almanac.gateway.query;

import almanac.shared.GatewayEndpointId;
import java.time.Instant;
import java.util.List;

/**
 * The conditions that events of the audit feed must meet; a list that is empty is ignored.
 *
 * @param names of endpoints, as of the events
 * @param start the first moment that counts
 * @param end the last moment that counts
 */
public record GatewayAuditFilter(List<GatewayEndpointId> endpoints, List<String> names, Instant start, Instant end) {}
