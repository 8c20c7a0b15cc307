package almanac.gateway.query;

import almanac.audit.event.RefusalEvent;
import almanac.audit.event.RefusalEvent.CommandRefused;
import almanac.gateway.event.GatewayCallEvent;
import almanac.gateway.event.GatewayCallEvent.CallLost;
import almanac.gateway.event.GatewayEndpointEvent;
import almanac.gateway.event.GatewayEndpointEvent.EndpointCreated;
import almanac.gateway.event.GatewayEndpointEvent.EndpointRenamed;
import almanac.gateway.event.GatewayEndpointEvent.EndpointRetargeted;
import almanac.shared.Actor;
import almanac.shared.AsyncProjection;
import almanac.shared.GatewayEndpointId;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Projects the audit feed of the AI gateway: one line for each event of an endpoint and of a call, with the name and
 * the type that the endpoint had then. Lines are keyed by the event's position; one that comes twice changes nothing.
 */
@Component
@ProcessingGroup("gateway-audit")
class GatewayAuditFeed implements AsyncProjection {

    /** The command of a call that asks for its reservation, by the name that refusals give it. */
    private static final String RESERVATION = "ReserveCall";

    private static final String LIMITS = "GATEWAY_";

    private static final String KEEP = """
            insert into audit_gateway (
                position, at, endpoint_id, endpoint_name, endpoint_type, kind, performed_by, metadata)
            select l.global_index, :at, e.endpoint_id, e.name, e.type, :kind, :performedBy, jsonb_build_object(
                'endpointName', e.name, 'modelProvider', e.provider, 'modelName', e.model) || cast(:metadata as jsonb)
            from domain_event l
            join audit_gateway_endpoint e on e.endpoint_id = :endpoint
            where l.event_identifier = :eventId
            on conflict (position) do nothing""";

    private final NamedParameterJdbcOperations jdbc;

    GatewayAuditFeed(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> tables() {
        return List.of("audit_gateway", "audit_gateway_endpoint");
    }

    @EventHandler
    void on(GatewayEndpointEvent event, EventMessage<?> message) {
        switch (event) {
            case EndpointCreated e ->
                jdbc.update(
                        """
                        insert into audit_gateway_endpoint (endpoint_id, name, type, provider, model)
                        values (:endpoint, :name, :type, :provider, :model) on conflict do nothing""",
                        of(e.endpoint())
                                .addValue("name", e.name())
                                .addValue("type", e.type().label())
                                .addValue("provider", e.provider())
                                .addValue("model", e.model()));
            case EndpointRenamed e ->
                jdbc.update(
                        "update audit_gateway_endpoint set name = :name where endpoint_id = :endpoint",
                        of(e.endpoint()).addValue("name", e.name()));
            case EndpointRetargeted e ->
                jdbc.update(
                        """
                        update audit_gateway_endpoint set type = :type, provider = :provider, model = :model
                        where endpoint_id = :endpoint""",
                        of(e.endpoint())
                                .addValue("type", e.type().label())
                                .addValue("provider", e.provider())
                                .addValue("model", e.model()));
            default -> {}
        }
        keep(GatewayAuditLine.of(event), Actor.of(message.getMetaData()), message);
    }

    @EventHandler
    void on(GatewayCallEvent event, EventMessage<?> message) {
        String performedBy = event instanceof CallLost lost ? lost.user().value() : Actor.of(message.getMetaData());
        keep(GatewayAuditLine.of(event), performedBy, message);
    }

    @EventHandler
    void on(RefusalEvent event, EventMessage<?> message) {
        if (event instanceof CommandRefused refused
                && refused.command().equals(RESERVATION)
                && refused.code().startsWith(LIMITS)
                && refused.targetId() != null) {
            keep(
                    GatewayAuditLine.ofRefusal(new GatewayEndpointId(refused.targetId()), refused.code()),
                    Actor.of(message.getMetaData()),
                    message);
        }
    }

    private static MapSqlParameterSource of(GatewayEndpointId endpoint) {
        return new MapSqlParameterSource("endpoint", endpoint.value());
    }

    private void keep(GatewayAuditLine line, String performedBy, EventMessage<?> message) {
        jdbc.update(
                KEEP,
                of(line.endpoint())
                        .addValue("eventId", message.getIdentifier())
                        .addValue("at", message.getTimestamp().atOffset(ZoneOffset.UTC))
                        .addValue("kind", line.kind().name())
                        .addValue("performedBy", performedBy)
                        .addValue("metadata", JsonMapper.shared().writeValueAsString(line.metadata())));
    }
}
