package almanac.gateway.query;

import almanac.gateway.event.EndpointType;
import almanac.shared.GatewayEndpointId;
import java.time.Instant;
import java.util.Map;

/**
 * An endpoint of the AI gateway.
 *
 * @param modelConfig every setting by its name, the secret ones masked
 */
public record EndpointEnvelopeV1(
        GatewayEndpointId endpointId,
        String endpointName,
        EndpointType endpointType,
        Map<String, String> modelConfig,
        String modelName,
        String modelProvider,
        Instant creationDate) {

    /** Stands for every secret; sent back with a change, it keeps the secret that is there. */
    public static final String MASK = "********";
}
