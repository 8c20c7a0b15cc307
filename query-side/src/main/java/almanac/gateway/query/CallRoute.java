package almanac.gateway.query;

import almanac.gateway.event.EndpointType;
import almanac.shared.GatewayEndpointId;
import almanac.storage.credential.SealedProviderKeys.Kept;
import java.util.List;
import java.util.Map;

/**
 * Where a call goes: the provider, and its keys, which stay sealed on the way.
 *
 * @param secretFields names of all secret settings, whether or not they are kept here
 */
public record CallRoute(
        GatewayEndpointId endpoint,
        String name,
        EndpointType type,
        String provider,
        String model,
        Map<String, String> settings,
        List<String> secretFields,
        Map<String, Kept> keys) {}
