package almanac.gateway.query;

import almanac.gateway.event.CallUsage;
import almanac.gateway.event.GatewayCallEvent;
import almanac.gateway.event.GatewayCallEvent.CallAnswered;
import almanac.gateway.event.GatewayCallEvent.CallFailed;
import almanac.gateway.event.GatewayCallEvent.CallLost;
import almanac.gateway.event.GatewayCallEvent.EndpointAccessed;
import almanac.gateway.query.GatewayQuery.SumGatewayUsage;
import almanac.row.Page;
import almanac.shared.Actor;
import almanac.shared.AsyncProjection;
import almanac.shared.CallerRoles;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.shared.UserId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Projects what the calls of each user took on each day, and answers queries for it. */
@Component
@ProcessingGroup("gateway-usage")
class GatewayUsage implements AsyncProjection {

    private static final String ADD = """
            insert into gateway_usage_day as d (endpoint_id, user_id, model, day, currency, answered, failed, lost,
                input_tokens, output_tokens, cached_tokens, cost)
            values (:endpoint, :user, :model, :day, :currency, :answered, :failed, :lost,
                :input, :output, :cached, :cost)
            on conflict (endpoint_id, user_id, model, day, currency) do update set
                answered = d.answered + excluded.answered,
                failed = d.failed + excluded.failed,
                lost = d.lost + excluded.lost,
                input_tokens = d.input_tokens + excluded.input_tokens,
                output_tokens = d.output_tokens + excluded.output_tokens,
                cached_tokens = d.cached_tokens + excluded.cached_tokens,
                cost = d.cost + excluded.cost""";

    private static final String SUM = """
            select {about} as about, currency, sum(answered + failed + lost) as calls, sum(failed) as failed,
                sum(lost) as lost, sum(input_tokens) as input, sum(output_tokens) as output,
                sum(cached_tokens) as cached, sum(cost) as cost
            from gateway_usage_day
            where endpoint_id = :endpoint and day between :from and :to and (:all or user_id = :caller)
            group by {about}, currency order by {about}, currency""";

    private final NamedParameterJdbcOperations jdbc;
    private final VisibleEndpoints visible;

    GatewayUsage(NamedParameterJdbcOperations jdbc, VisibleEndpoints visible) {
        this.jdbc = jdbc;
        this.visible = visible;
    }

    @Override
    public List<String> tables() {
        return List.of("gateway_usage_day");
    }

    @EventHandler
    void on(GatewayCallEvent event, EventMessage<?> message) {
        String actor = Actor.of(message.getMetaData());
        switch (event) {
            case CallAnswered e -> add(e, actor, e.model(), e.usage(), message);
            case CallFailed e -> add(e, actor, e.model(), e.usage(), message);
            case CallLost e -> add(e, e.user().value(), e.model(), e.usage(), message);
            case EndpointAccessed _ -> {} // the client's own call is none of this server's
        }
    }

    private void add(GatewayCallEvent event, String user, String model, CallUsage usage, EventMessage<?> message) {
        jdbc.update(
                ADD,
                new MapSqlParameterSource("endpoint", event.endpoint().value())
                        .addValue("user", user)
                        .addValue("model", model)
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

    @QueryHandler
    Page<GatewayUsageV1> answer(SumGatewayUsage query, CallerRoles roles) {
        String endpoint = visible.idOf(query.name(), query.caller(), roles)
                .orElseThrow(() -> ErrorCode.GATEWAY_ENDPOINT_NOT_FOUND.with(query.name()));
        String column = switch (query.by()) {
            case DAY -> "day";
            case USER -> "user_id";
            case MODEL -> "model";
        };
        List<GatewayUsageV1> sums = jdbc.query(
                SUM.replace("{about}", column),
                new MapSqlParameterSource("endpoint", endpoint)
                        .addValue("from", query.from())
                        .addValue("to", query.to())
                        .addValue("all", Permission.MANAGE_GATEWAY.isHeldBy(roles))
                        .addValue("caller", query.caller().value()),
                sums(query.by()));
        return new Page<>(sums, sums.size());
    }

    private static RowMapper<GatewayUsageV1> sums(UsageGrouping by) {
        return (row, n) -> new GatewayUsageV1(
                by == UsageGrouping.DAY ? row.getObject("about", LocalDate.class) : null,
                by == UsageGrouping.USER ? new UserId(row.getString("about")) : null,
                by == UsageGrouping.MODEL ? row.getString("about") : null,
                row.getLong("calls"),
                row.getLong("failed"),
                row.getLong("lost"),
                row.getLong("input"),
                row.getLong("output"),
                row.getLong("cached"),
                cost(row),
                row.getString("currency").isEmpty() ? null : row.getString("currency"));
    }

    private static BigDecimal cost(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getBigDecimal("cost"));
    }
}
