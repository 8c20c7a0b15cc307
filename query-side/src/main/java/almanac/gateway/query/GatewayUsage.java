package almanac.gateway.query;

import almanac.gateway.event.CallUsage;
import almanac.gateway.event.GatewayCallEvent;
import almanac.gateway.event.GatewayCallEvent.CallAnswered;
import almanac.gateway.event.GatewayCallEvent.CallFailed;
import almanac.gateway.event.GatewayCallEvent.CallLost;
import almanac.gateway.event.GatewayCallEvent.EndpointAccessed;
import almanac.shared.Actor;
import almanac.shared.AsyncProjection;
import almanac.shared.GatewayEndpointId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Projects what the calls of each user, and of each execution, took on each day. */
@Component
@ProcessingGroup("gateway-usage")
class GatewayUsage implements AsyncProjection {

    private static final String ADD = """
            insert into gateway_usage_day as d (endpoint_id, user_id, project_id, execution_id, model, day, currency,
                answered, failed, lost, input_tokens, output_tokens, cached_tokens, cost)
            values (:endpoint, :user, :project, :execution, :model, :day, :currency,
                :answered, :failed, :lost, :input, :output, :cached, :cost)
            on conflict (endpoint_id, user_id, project_id, execution_id, model, day, currency) do update set
                answered = d.answered + excluded.answered,
                failed = d.failed + excluded.failed,
                lost = d.lost + excluded.lost,
                input_tokens = d.input_tokens + excluded.input_tokens,
                output_tokens = d.output_tokens + excluded.output_tokens,
                cached_tokens = d.cached_tokens + excluded.cached_tokens,
                cost = d.cost + excluded.cost""";

    private final NamedParameterJdbcOperations jdbc;

    GatewayUsage(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The end of one call, whichever it was. */
    private record Ended(
            GatewayEndpointId endpoint,
            String user,
            @Nullable ProjectId project,
            @Nullable JobId execution,
            String model,
            CallUsage usage) {}

    @Override
    public List<String> tables() {
        return List.of("gateway_usage_day");
    }

    @EventHandler
    void on(GatewayCallEvent event, EventMessage<?> message) {
        String actor = Actor.of(message.getMetaData());
        Ended ended = switch (event) {
            case CallAnswered e -> new Ended(e.endpoint(), actor, e.project(), e.execution(), e.model(), e.usage());
            case CallFailed e -> new Ended(e.endpoint(), actor, e.project(), e.execution(), e.model(), e.usage());
            case CallLost e ->
                new Ended(e.endpoint(), e.user().value(), e.project(), e.execution(), e.model(), e.usage());
            case EndpointAccessed _ -> null; // the client's own call is none of this server's
        };
        if (ended != null) {
            add(ended, event, message);
        }
    }

    private void add(Ended ended, GatewayCallEvent event, EventMessage<?> message) {
        CallUsage usage = ended.usage();
        jdbc.update(
                ADD,
                new MapSqlParameterSource("endpoint", ended.endpoint().value())
                        .addValue("user", ended.user())
                        .addValue("project", Objects.toString(ended.project(), ""))
                        .addValue("execution", Objects.toString(ended.execution(), ""))
                        .addValue("model", ended.model())
                        .addValue("day", LocalDate.ofInstant(message.getTimestamp(), ZoneOffset.UTC))
                        .addValue("currency", Objects.requireNonNullElse(usage.currency(), ""))
                        .addValue("answered", event instanceof CallAnswered ? 1 : 0)
                        .addValue("failed", event instanceof CallFailed ? 1 : 0)
                        .addValue("lost", event instanceof CallLost ? 1 : 0)
                        .addValue("input", usage.inputTokens())
                        .addValue("output", usage.outputTokens())
                        .addValue("cached", usage.cachedTokens())
                        .addValue("cost", new BigDecimal(usage.cost())));
    }
}
