package almanac.gateway.query;

import almanac.shared.GatewayEndpointId;
import java.time.Instant;
import java.util.Map;

/**
 * One event of the audit feed of the AI gateway.
 *
 * @param endpointType as it was when the event happened
 * @param metadata further facts: the name of then, tokens and cost of a call
 * @param performedBy a user's id
 */
public record GatewayAuditDataV1(
        GatewayEndpointId endpointId,
        String endpointType,
        GatewayAuditKindV1 eventKind,
        Map<String, String> metadata,
        String performedBy,
        Instant timestamp) {}
