package almanac.gateway.query;

import almanac.gateway.event.EndpointAudience;
import almanac.gateway.event.EndpointType;
import almanac.gateway.event.GatewayEndpointEvent;
import almanac.gateway.event.GatewayEndpointEvent.EndpointAudienceChanged;
import almanac.gateway.event.GatewayEndpointEvent.EndpointConfigured;
import almanac.gateway.event.GatewayEndpointEvent.EndpointCreated;
import almanac.gateway.event.GatewayEndpointEvent.EndpointDeleted;
import almanac.gateway.event.GatewayEndpointEvent.EndpointLimited;
import almanac.gateway.event.GatewayEndpointEvent.EndpointPriced;
import almanac.gateway.event.GatewayEndpointEvent.EndpointRenamed;
import almanac.gateway.event.GatewayEndpointEvent.EndpointRetargeted;
import almanac.gateway.event.GatewayLimits;
import almanac.gateway.event.GatewayPrices;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.GatewayEndpointId;
import almanac.storage.credential.SealedProviderKeys.Kept;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** An endpoint of the AI gateway. */
@Entity
@Table(name = "gateway_endpoint_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class GatewayEndpointRow extends Row<GatewayEndpointEvent> {

    private String name;

    @Enumerated(EnumType.STRING)
    private EndpointType type;

    private String provider;
    private String model;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> settings = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<String> secretFields = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private EndpointAudience audience;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private GatewayLimits limits = GatewayLimits.NONE;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable GatewayPrices prices;

    private boolean deleted;

    @Override
    protected void apply(GatewayEndpointEvent event, EventFacts facts) {
        switch (event) {
            case EndpointCreated e -> create(e);
            case EndpointRenamed e -> name = e.name();
            case EndpointRetargeted e -> retarget(e);
            case EndpointConfigured e -> configure(e);
            case EndpointAudienceChanged e -> audience = e.audience();
            case EndpointLimited e -> limits = e.limits();
            case EndpointPriced e -> prices = e.prices();
            case EndpointDeleted _ -> deleted = true;
        }
    }

    private void create(EndpointCreated event) {
        name = event.name();
        type = event.type();
        provider = event.provider();
        model = event.model();
        audience = event.audience();
    }

    private void retarget(EndpointRetargeted event) {
        type = event.type();
        provider = event.provider();
        model = event.model();
    }

    private void configure(EndpointConfigured event) {
        settings = event.settings();
        secretFields = event.secretFields();
    }

    GatewayEndpointId endpoint() {
        return new GatewayEndpointId(id());
    }

    UsableEndpoint toUsable() {
        Map<String, String> config = new TreeMap<>(settings);
        secretFields.forEach(field -> config.put(field, EndpointEnvelopeV1.MASK));
        return new UsableEndpoint(
                new EndpointEnvelopeV1(endpoint(), name, type, config, model, provider, createdAt()),
                limits.callsPerMinute() == null ? limits.callsPerMinutePerUser() : limits.callsPerMinute());
    }

    EndpointPermissionsDtoV1 toPermissions() {
        return EndpointPermissionsDtoV1.of(audience);
    }

    GatewayTerms toTerms() {
        return new GatewayTerms(limits, prices);
    }

    EndpointBudget toBudget() {
        return new EndpointBudget(name, limits.budgetPerMonth(), prices == null ? null : prices.currency());
    }

    CallRoute toRoute(Map<String, Kept> keys) {
        return new CallRoute(endpoint(), name, type, provider, model, settings, secretFields, keys);
    }
}
