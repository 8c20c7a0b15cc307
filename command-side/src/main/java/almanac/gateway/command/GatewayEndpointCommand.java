package almanac.gateway.command;

import almanac.gateway.event.EndpointAudience;
import almanac.gateway.event.EndpointType;
import almanac.gateway.event.GatewayLimits;
import almanac.gateway.event.GatewayPrices;
import almanac.shared.AccountId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayEndpointId;
import almanac.shared.GatewayEndpointName;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about an endpoint of the AI gateway. */
public sealed interface GatewayEndpointCommand {

    GatewayEndpointId endpoint();

    @Requires(Permission.MANAGE_GATEWAY)
    record CreateGatewayEndpoint(
            @TargetAggregateIdentifier GatewayEndpointId endpoint,
            GatewayEndpointName name,
            EndpointType type,
            String provider,
            String model,
            EndpointConfig config,
            EndpointAudience audience)
            implements GatewayEndpointCommand {}

    /** A command to an endpoint that must exist. */
    sealed interface OfExisting extends GatewayEndpointCommand, Scoped.Existing {

        @Override
        default DomainException missing() {
            return ErrorCode.GATEWAY_ENDPOINT_NOT_FOUND.with(endpoint());
        }
    }

    /**
     * Changes the given attributes of an endpoint, all of them or none; a member that is null is left as it is.
     *
     * @param config replaces the whole configuration
     */
    @Requires(Permission.MANAGE_GATEWAY)
    record EditGatewayEndpoint(
            @TargetAggregateIdentifier GatewayEndpointId endpoint,
            @Nullable GatewayEndpointName name,
            @Nullable EndpointType type,
            @Nullable String provider,
            @Nullable String model,
            @Nullable EndpointConfig config)
            implements OfExisting {}

    /** Changes the audience of an endpoint; a member that is null is left as it is. */
    @Requires(Permission.MANAGE_GATEWAY)
    record ChangeEndpointAudience(
            @TargetAggregateIdentifier GatewayEndpointId endpoint,
            @Nullable Boolean isEveryone,
            @Nullable List<AccountId> accounts)
            implements OfExisting {}

    @Requires(Permission.MANAGE_GATEWAY)
    record LimitGatewayEndpoint(@TargetAggregateIdentifier GatewayEndpointId endpoint, GatewayLimits limits)
            implements OfExisting {}

    @Requires(Permission.MANAGE_GATEWAY)
    record PriceGatewayEndpoint(@TargetAggregateIdentifier GatewayEndpointId endpoint, GatewayPrices prices)
            implements OfExisting {}

    /** Deletes an endpoint for good, destroys its provider's keys, and frees its name. */
    @Requires(Permission.MANAGE_GATEWAY)
    record DeleteGatewayEndpoint(@TargetAggregateIdentifier GatewayEndpointId endpoint) implements OfExisting {}
}
