package almanac.gateway.query;

import almanac.access.GatewaySpend;
import almanac.gateway.query.GatewayQuery.SumGatewayUsage;
import almanac.row.Page;
import almanac.shared.CallerRoles;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayEndpointId;
import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Answers queries for what calls took, from the days that {@link GatewayUsage} projects. */
@Component
class GatewayUsageSums implements GatewaySpend {

    private static final String SUM = """
            select {about} as about, currency, sum(answered + failed + lost) as calls, sum(failed) as failed,
                sum(lost) as lost, sum(input_tokens) as input, sum(output_tokens) as output,
                sum(cached_tokens) as cached, sum(cost) as cost
            from gateway_usage_day
            where endpoint_id = :endpoint and day between :from and :to and (:all or user_id = :caller)
            group by {about}, currency order by {about}, currency""";

    private static final String SPEND = """
            select day, user_id, project_id, execution_id, endpoint_id, model, currency,
                answered + failed + lost as calls, input_tokens as input, output_tokens as output, cost
            from gateway_usage_day where day between :from and :to
            order by day, user_id, project_id, execution_id, endpoint_id, model, currency""";

    private final NamedParameterJdbcOperations jdbc;
    private final VisibleEndpoints visible;

    GatewayUsageSums(NamedParameterJdbcOperations jdbc, VisibleEndpoints visible) {
        this.jdbc = jdbc;
        this.visible = visible;
    }

    @QueryHandler
    Page<GatewayUsageV1> answer(SumGatewayUsage query, CallerRoles roles) {
        String endpoint = visible.idOf(query.name(), query.caller(), roles)
                .orElseThrow(() -> ErrorCode.GATEWAY_ENDPOINT_NOT_FOUND.with(query.name()));
        String column = switch (query.by()) {
            case DAY -> "day";
            case USER -> "user_id";
            case PROJECT -> "project_id";
            case MODEL -> "model";
        };
        List<GatewayUsageV1> sums = jdbc.query(
                SUM.replace("{about}", column),
                days(query.from(), query.to())
                        .addValue("endpoint", endpoint)
                        .addValue("all", Permission.MANAGE_GATEWAY.isHeldBy(roles))
                        .addValue("caller", query.caller().value()),
                sums(query.by()));
        return new Page<>(sums, sums.size());
    }

    @Override
    public List<DailySpend> between(LocalDate first, LocalDate last) {
        return jdbc.query(SPEND, days(first, last), GatewayUsageSums::spend);
    }

    private static MapSqlParameterSource days(LocalDate first, LocalDate last) {
        return new MapSqlParameterSource("from", first).addValue("to", last);
    }

    private static DailySpend spend(ResultSet row, int number) throws SQLException {
        String execution = row.getString("execution_id");
        return new DailySpend(
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                new UserId(row.getString("user_id")),
                project(row.getString("project_id")),
                row.getString("model"),
                execution.isEmpty() ? null : new JobId(execution),
                new GatewayEndpointId(row.getString("endpoint_id")),
                row.getLong("calls"),
                row.getLong("input"),
                row.getLong("output"),
                cost(row),
                currency(row));
    }

    private static RowMapper<GatewayUsageV1> sums(UsageGrouping by) {
        return (row, n) -> new GatewayUsageV1(
                by == UsageGrouping.DAY ? row.getObject("about", LocalDate.class) : null,
                by == UsageGrouping.USER ? new UserId(row.getString("about")) : null,
                by == UsageGrouping.PROJECT ? project(row.getString("about")) : null,
                by == UsageGrouping.MODEL ? row.getString("about") : null,
                row.getLong("calls"),
                row.getLong("failed"),
                row.getLong("lost"),
                row.getLong("input"),
                row.getLong("output"),
                row.getLong("cached"),
                cost(row),
                currency(row));
    }

    private static @Nullable ProjectId project(String id) {
        return id.isEmpty() ? null : new ProjectId(id);
    }

    private static BigDecimal cost(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getBigDecimal("cost"));
    }

    private static @Nullable String currency(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return currency.isEmpty() ? null : currency;
    }
}
