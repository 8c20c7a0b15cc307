package almanac.access.projection;

import almanac.access.GatewayTables;
import almanac.gateway.event.GatewayEndpointEvent;
import almanac.gateway.event.GatewayEndpointEvent.EndpointAudienceChanged;
import almanac.gateway.event.GatewayEndpointEvent.EndpointConfigured;
import almanac.gateway.event.GatewayEndpointEvent.EndpointCreated;
import almanac.gateway.event.GatewayEndpointEvent.EndpointDeleted;
import almanac.gateway.event.GatewayEndpointEvent.EndpointLimited;
import almanac.gateway.event.GatewayEndpointEvent.EndpointPriced;
import almanac.gateway.event.GatewayEndpointEvent.EndpointRenamed;
import almanac.gateway.event.GatewayEndpointEvent.EndpointRetargeted;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.GatewayEndpointId;
import almanac.storage.credential.ProviderKeyVault;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of endpoints of the AI gateway. */
@Component
class GatewayAccess implements AccessPart<GatewayEndpointEvent> {

    private final GatewayTables endpoints;
    private final ProviderKeyVault keys;

    GatewayAccess(GatewayTables endpoints, ProviderKeyVault keys) {
        this.endpoints = endpoints;
        this.keys = keys;
    }

    @Override
    public Class<GatewayEndpointEvent> events() {
        return GatewayEndpointEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_gateway_grant", "access_gateway_endpoint");
    }

    @Override
    public void apply(GatewayEndpointEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case EndpointCreated e -> add(e, names);
            case EndpointRenamed e -> rename(e, names);
            case EndpointRetargeted e -> endpoints.retarget(e.endpoint(), e.model());
            case EndpointConfigured _ -> {}
            case EndpointAudienceChanged e -> endpoints.share(e.endpoint(), e.audience());
            case EndpointLimited e -> endpoints.limit(e.endpoint(), e.limits());
            case EndpointPriced e -> endpoints.price(e.endpoint(), e.prices());
            case EndpointDeleted e -> delete(e.endpoint());
        }
    }

    private void add(EndpointCreated event, NameClaims names) {
        names.claim(
                () -> endpoints.isNameTaken(event.name()),
                () -> endpoints.add(event.endpoint(), event.name(), event.model(), event.audience()),
                () -> endpoints.add(event.endpoint(), null, event.model(), event.audience()),
                ErrorCode.ENDPOINT_NAME_TAKEN,
                event.name());
    }

    private void rename(EndpointRenamed event, NameClaims names) {
        names.claim(
                () -> endpoints.isNameTaken(event.name()),
                () -> endpoints.rename(event.endpoint(), event.name()),
                () -> endpoints.rename(event.endpoint(), null),
                ErrorCode.ENDPOINT_NAME_TAKEN,
                event.name());
    }

    /** Deletes the provider's keys too, which a backup older than the deletion may have put back. */
    private void delete(GatewayEndpointId endpoint) {
        keys.destroyThoseOf(endpoint);
        endpoints.remove(endpoint);
    }
}
