package almanac.storage.credential;

import almanac.shared.GatewayEndpointId;
import java.util.Map;
import java.util.Set;

/** Keeps the encrypted keys of the AI gateway's providers. Works in the caller's transaction (docs/adr/0046). */
public interface ProviderKeyVault {

    /**
     * Keeps the fields in place of the former ones.
     *
     * @param retained names of former fields that stay as they are
     */
    void replace(GatewayEndpointId endpoint, SealedProviderKeys fresh, Set<String> retained);

    void destroyThoseOf(GatewayEndpointId endpoint);

    /** Returns the fields of the endpoint by their names. */
    Map<String, SealedProviderKeys.Kept> of(GatewayEndpointId endpoint);
}
