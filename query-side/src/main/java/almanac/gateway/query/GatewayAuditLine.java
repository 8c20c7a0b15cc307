package almanac.gateway.query;

import static almanac.gateway.query.GatewayAuditKindV1.ACCESS_GATEWAY_ENDPOINT;
import static almanac.gateway.query.GatewayAuditKindV1.CHANGE_GATEWAY_ENDPOINT_PERMISSIONS;
import static almanac.gateway.query.GatewayAuditKindV1.CREATE_GATEWAY_ENDPOINT;
import static almanac.gateway.query.GatewayAuditKindV1.DELETE_GATEWAY_ENDPOINT;
import static almanac.gateway.query.GatewayAuditKindV1.UPDATE_GATEWAY_ENDPOINT;

import almanac.gateway.event.CallUsage;
import almanac.gateway.event.EndpointAudience;
import almanac.gateway.event.GatewayCallEvent;
import almanac.gateway.event.GatewayCallEvent.CallAnswered;
import almanac.gateway.event.GatewayCallEvent.CallFailed;
import almanac.gateway.event.GatewayCallEvent.CallLost;
import almanac.gateway.event.GatewayCallEvent.EndpointAccessed;
import almanac.gateway.event.GatewayEndpointEvent;
import almanac.gateway.event.GatewayEndpointEvent.EndpointAudienceChanged;
import almanac.gateway.event.GatewayEndpointEvent.EndpointConfigured;
import almanac.gateway.event.GatewayEndpointEvent.EndpointCreated;
import almanac.gateway.event.GatewayEndpointEvent.EndpointDeleted;
import almanac.gateway.event.GatewayEndpointEvent.EndpointLimited;
import almanac.gateway.event.GatewayEndpointEvent.EndpointPriced;
import almanac.gateway.event.GatewayEndpointEvent.EndpointRenamed;
import almanac.gateway.event.GatewayEndpointEvent.EndpointRetargeted;
import almanac.shared.AccountId;
import almanac.shared.GatewayEndpointId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The data that the audit feed stores of one event: ids and numbers, as text. */
record GatewayAuditLine(GatewayEndpointId endpoint, GatewayAuditKindV1 kind, Map<String, String> metadata) {

    private static final String STATUS = "status";
    private static final String ANSWERED = "200";

    static GatewayAuditLine of(GatewayEndpointEvent event) {
        return switch (event) {
            case EndpointCreated e -> line(e, CREATE_GATEWAY_ENDPOINT, inWords(e.audience()));
            case EndpointAudienceChanged e -> line(e, CHANGE_GATEWAY_ENDPOINT_PERMISSIONS, inWords(e.audience()));
            case EndpointDeleted e -> line(e, DELETE_GATEWAY_ENDPOINT, Map.of());
            case EndpointRenamed e -> line(e, UPDATE_GATEWAY_ENDPOINT, Map.of("changed", "endpointName"));
            case EndpointRetargeted e -> line(e, UPDATE_GATEWAY_ENDPOINT, Map.of("changed", "model"));
            case EndpointConfigured e -> line(e, UPDATE_GATEWAY_ENDPOINT, Map.of("changed", "modelConfig"));
            case EndpointLimited e -> line(e, UPDATE_GATEWAY_ENDPOINT, Map.of("changed", "limits"));
            case EndpointPriced e -> line(e, UPDATE_GATEWAY_ENDPOINT, Map.of("changed", "prices"));
        };
    }

    static GatewayAuditLine of(GatewayCallEvent event) {
        Map<String, String> facts = new TreeMap<>();
        switch (event) {
            case CallAnswered e -> {
                put(facts, e.usage());
                put(facts, e.execution(), e.project());
                facts.put(STATUS, ANSWERED);
                facts.put("durationMs", String.valueOf(e.durationMs()));
                facts.put("streamed", String.valueOf(e.streamed()));
            }
            case CallFailed e -> {
                put(facts, e.usage());
                put(facts, e.execution(), e.project());
                facts.put(STATUS, String.valueOf(e.status()));
                facts.put("failure", e.kind().name().toLowerCase(Locale.ROOT));
                facts.put("durationMs", String.valueOf(e.durationMs()));
                facts.put("streamed", String.valueOf(e.streamed()));
            }
            case CallLost e -> {
                put(facts, e.usage());
                put(facts, e.execution(), e.project());
                facts.put("failure", "server ended");
            }
            case EndpointAccessed e -> facts.put("numInputTokens", String.valueOf(e.inputTokens()));
        }
        return new GatewayAuditLine(event.endpoint(), ACCESS_GATEWAY_ENDPOINT, facts);
    }

    /** Returns the line of a call that a limit refused. */
    static GatewayAuditLine ofRefusal(GatewayEndpointId endpoint, String code) {
        return new GatewayAuditLine(endpoint, ACCESS_GATEWAY_ENDPOINT, Map.of(STATUS, "429", "refused", code));
    }

    private static GatewayAuditLine line(
            GatewayEndpointEvent event, GatewayAuditKindV1 kind, Map<String, String> metadata) {
        return new GatewayAuditLine(event.endpoint(), kind, new TreeMap<>(metadata));
    }

    private static void put(Map<String, String> facts, @Nullable JobId execution, @Nullable ProjectId project) {
        if (execution != null) {
            facts.put("executionId", execution.value());
        }
        if (project != null) {
            facts.put("projectId", project.value());
        }
    }

    private static void put(Map<String, String> facts, CallUsage usage) {
        facts.put("numInputTokens", String.valueOf(usage.inputTokens()));
        facts.put("numOutputTokens", String.valueOf(usage.outputTokens()));
        facts.put("tokensCounted", usage.counted().name().toLowerCase(Locale.ROOT));
        facts.put("cost", usage.cost());
        if (usage.currency() != null) {
            facts.put("currency", usage.currency());
        }
    }

    private static Map<String, String> inWords(EndpointAudience audience) {
        String accounts = audience.accounts().stream().map(AccountId::value).collect(Collectors.joining(","));
        return Map.of("isEveryoneAllowed", String.valueOf(audience.isEveryone()), "userIds", accounts);
    }
}
