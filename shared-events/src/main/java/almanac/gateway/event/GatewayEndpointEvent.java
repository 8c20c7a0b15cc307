package almanac.gateway.event;

import almanac.shared.CredentialsId;
import almanac.shared.DisplayName;
import almanac.shared.GatewayEndpointId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of an endpoint of the AI gateway. They never hold a provider's key, only the names of the settings that are
 * secret; calls are in streams of their own ({@link GatewayCallEvent}).
 */
public sealed interface GatewayEndpointEvent {

    GatewayEndpointId endpoint();

    /**
     * An endpoint was made.
     *
     * @param provider the provider's name as this server spells it: {@code openai}
     * @param model the provider's name of the model
     */
    record EndpointCreated(
            GatewayEndpointId endpoint,
            @DisplayName String name,
            EndpointType type,
            String provider,
            String model,
            EndpointAudience audience)
            implements GatewayEndpointEvent {}

    record EndpointRenamed(
            GatewayEndpointId endpoint, @DisplayName String name) implements GatewayEndpointEvent {}

    record EndpointRetargeted(GatewayEndpointId endpoint, EndpointType type, String provider, String model)
            implements GatewayEndpointEvent {}

    /**
     * The provider's settings were given, in place of those before.
     *
     * @param settings those that may be shown
     * @param secretFields the names of the rest, which lies sealed in a table
     * @param credentials the id under which secrets were sealed that came with this change; null when none came
     */
    record EndpointConfigured(
            GatewayEndpointId endpoint,
            Map<String, String> settings,
            List<String> secretFields,
            @Nullable CredentialsId credentials)
            implements GatewayEndpointEvent {}

    record EndpointAudienceChanged(GatewayEndpointId endpoint, EndpointAudience audience)
            implements GatewayEndpointEvent {}

    record EndpointLimited(GatewayEndpointId endpoint, GatewayLimits limits) implements GatewayEndpointEvent {}

    record EndpointPriced(GatewayEndpointId endpoint, GatewayPrices prices) implements GatewayEndpointEvent {}

    record EndpointDeleted(GatewayEndpointId endpoint) implements GatewayEndpointEvent {}
}
