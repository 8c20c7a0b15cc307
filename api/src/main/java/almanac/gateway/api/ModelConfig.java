package almanac.gateway.api;

import almanac.gateway.command.EndpointConfig;
import almanac.gateway.command.ModelProvider;
import almanac.gateway.command.NestedSettings;
import almanac.gateway.query.EndpointEnvelopeV1;
import almanac.secret.MasterKey;
import almanac.shared.CredentialsId;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayEndpointId;
import almanac.shared.IdSource;
import almanac.storage.credential.SealedProviderKeys;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes a provider's settings apart as a client sends them. Secrets are sealed here, before anything sees them. */
final class ModelConfig {

    private ModelConfig() {}

    /** Seals the secret settings, except those that are sent as they were answered: they stay as they are. */
    static EndpointConfig seal(
            Map<String, String> modelConfig, GatewayEndpointId endpoint, IdSource ids, MasterKey key) {
        Map<String, String> plain = new TreeMap<>();
        Map<String, String> secret = new TreeMap<>();
        Set<String> retained = new TreeSet<>();
        NestedSettings.flat(modelConfig).forEach((name, value) -> {
            if (value.chars().anyMatch(Character::isISOControl)) { // it may become a header
                throw ErrorCode.INVALID_VALUE.with("modelConfig." + name, "must not contain control characters");
            }
            if (!ModelProvider.isSecret(name)) {
                plain.put(name, value);
            } else if (value.equals(EndpointEnvelopeV1.MASK)) {
                retained.add(name);
            } else {
                secret.put(name, value);
            }
        });
        return new EndpointConfig(
                plain, SealedProviderKeys.of(new CredentialsId(ids.next()), endpoint, secret, key), retained);
    }
}
