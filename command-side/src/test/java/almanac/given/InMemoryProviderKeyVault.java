package almanac.given;

import almanac.shared.GatewayEndpointId;
import almanac.storage.credential.ProviderKeyVault;
import almanac.storage.credential.SealedProviderKeys;
import almanac.storage.credential.SealedProviderKeys.Kept;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A vault of providers' keys that lasts as long as a test. */
public final class InMemoryProviderKeyVault implements ProviderKeyVault {

    private final Map<GatewayEndpointId, Map<String, Kept>> fields = new HashMap<>();

    @Override
    public void replace(GatewayEndpointId endpoint, SealedProviderKeys fresh, Set<String> retained) {
        Map<String, Kept> present = fields.computeIfAbsent(endpoint, _ -> new HashMap<>());
        present.keySet().retainAll(retained);
        fresh.fields().forEach((field, box) -> present.put(field, new Kept(fresh.id(), box)));
    }

    @Override
    public void destroyThoseOf(GatewayEndpointId endpoint) {
        fields.remove(endpoint);
    }

    @Override
    public Map<String, Kept> of(GatewayEndpointId endpoint) {
        return Map.copyOf(fields.getOrDefault(endpoint, Map.of()));
    }
}
