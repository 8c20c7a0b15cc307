package almanac.storage.credential;

import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.shared.CredentialsId;
import almanac.shared.GatewayEndpointId;
import java.util.Map;
import java.util.TreeMap;

/**
 * Secret settings of an endpoint of the AI gateway, each encrypted on arrival by itself, so that a later change can
 * keep some of them.
 */
public record SealedProviderKeys(CredentialsId id, Map<String, SealedSecret> fields) {

    /**
     * A field as it is kept.
     *
     * @param credentials the id under which it was sealed
     */
    public record Kept(CredentialsId credentials, SealedSecret box) {}

    public static SealedProviderKeys of(
            CredentialsId id, GatewayEndpointId endpoint, Map<String, String> clear, MasterKey key) {
        Map<String, SealedSecret> fields = new TreeMap<>();
        clear.forEach((field, text) -> fields.put(field, key.seal(text, context(endpoint.value(), id.value(), field))));
        return new SealedProviderKeys(id, fields);
    }

    /** Opens one field for a call. */
    public static String open(GatewayEndpointId endpoint, String field, Kept kept, MasterKey key) {
        return key.open(kept.box(), context(endpoint.value(), kept.credentials().value(), field));
    }

    /** Returns the encryption context: a key of one endpoint cannot be opened for another, nor as another field. */
    static String context(String endpoint, String credentials, String field) {
        return "field %s of credentials %s of gateway endpoint %s".formatted(field, credentials, endpoint);
    }
}
