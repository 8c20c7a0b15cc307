package almanac.access;

import almanac.gateway.event.GatewayPrices;
import almanac.shared.GatewayCallId;
import almanac.shared.GatewayEndpointId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts calls through the AI gateway against the limits of their endpoints. A call takes its counters and leaves a
 * reservation in one statement, whose locks last until the transaction ends: so limits are exact across all servers of
 * a database. A transaction that is rolled back has counted nothing (docs/adr/0046).
 */
@Component
public class GatewayLedger {

    /** The counters are always taken in one order, so that two calls never wait for each other in a circle. */
    private static final String COUNT = """
            insert into gateway_window as w (endpoint_id, user_id, kind, begins, calls, tokens, cost)
            select ?, v.user_id, v.kind, cast(v.begins as timestamptz), ?, ?, ?
            from (values (?, 'DAY', ?), ('', 'MINUTE', ?), (?, 'MINUTE', ?), ('', 'MONTH', ?)) v (user_id, kind, begins)
            order by v.user_id, v.kind
            on conflict (endpoint_id, user_id, kind, begins) do update set
                calls = w.calls + excluded.calls, tokens = w.tokens + excluded.tokens, cost = w.cost + excluded.cost
            returning w.user_id, w.kind, w.calls, w.tokens, w.cost""";

    private static final String OPEN = """
            with opened as (
                insert into gateway_open_call (
                    call_id, endpoint_id, user_id, execution_id, project_id, model, began_at, input_tokens,
                    output_tokens, cost, budget, prices)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb)))
            """;

    /** Selects the cost of all calls of a month without what is reserved for those that are open. */
    private static final String SPENT = """
            select w.cost - coalesce((select sum(c.cost) from gateway_open_call c
                where c.endpoint_id = w.endpoint_id and c.began_at >= ? and c.began_at < ?), 0) as cost
            from gateway_window w where w.endpoint_id = ? and w.user_id = '' and w.kind = 'MONTH' and w.begins = ?""";

    private final JdbcOperations jdbc;

    GatewayLedger(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a call may take at most, as long as it is open.
     *
     * @param execution that called for the user; null when none did
     * @param project of the execution; null when no execution called
     * @param budget of the endpoint for a month when the call began; null when it had none
     * @param prices of the endpoint when the call began; null when it had none
     */
    public record Reservation(
            GatewayCallId call,
            GatewayEndpointId endpoint,
            UserId user,
            @Nullable JobId execution,
            @Nullable ProjectId project,
            String model,
            Instant at,
            long inputTokens,
            long outputTokens,
            BigDecimal cost,
            @Nullable BigDecimal budget,
            @Nullable GatewayPrices prices) {

        public long tokens() {
            return inputTokens + outputTokens;
        }
    }

    /** What is counted. */
    public enum Counter {
        MINUTE,
        MINUTE_OF_USER,
        DAY_OF_USER,
        MONTH
    }

    /** The state of one counter, open calls included. */
    public record Count(long calls, long tokens, BigDecimal cost) {}

    /** Opens the call, and returns the counters with it. */
    public Map<Counter, Count> open(Reservation call) {
        Object[] opened = {
            call.call().value(),
            call.endpoint().value(),
            call.user().value(),
            call.execution() == null ? null : call.execution().value(),
            call.project() == null ? null : call.project().value(),
            call.model(),
            call.at().atOffset(ZoneOffset.UTC),
            call.inputTokens(),
            call.outputTokens(),
            call.cost(),
            call.budget(),
            call.prices() == null ? null : JsonMapper.shared().writeValueAsString(call.prices())
        };
        return count(OPEN + COUNT, opened, call, 1, call.tokens(), call.cost());
    }

    /** Ends the call, and returns what was reserved for it; empty when it has ended already. */
    public Optional<Reservation> close(GatewayCallId call) {
        return jdbc
                .query(
                        "delete from gateway_open_call where call_id = ? returning *",
                        (row, n) -> reservation(row),
                        call.value())
                .stream()
                .findFirst();
    }

    /** Puts what the call took in the place of what was reserved for it, and returns the counters with that. */
    public Map<Counter, Count> settle(Reservation call, long tokens, BigDecimal cost) {
        return count(COUNT, new Object[0], call, 0, tokens - call.tokens(), cost.subtract(call.cost()));
    }

    /** Returns what is reserved for the open calls of the month in which that call began. */
    public BigDecimal reservedInMonthOf(Reservation call) {
        OffsetDateTime month = monthOf(call.at().atOffset(ZoneOffset.UTC));
        return Objects.requireNonNull(
                jdbc.queryForObject("""
                select coalesce(sum(cost), 0) from gateway_open_call
                where endpoint_id = ? and began_at >= ? and began_at < ?""", BigDecimal.class, call.endpoint().value(), month, month.plusMonths(1)));
    }

    private static OffsetDateTime monthOf(OffsetDateTime at) {
        return at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    }

    /** Returns what the calls of a month (UTC) have cost that have ended. */
    public BigDecimal spentIn(YearMonth month, GatewayEndpointId endpoint) {
        OffsetDateTime begins = month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        return jdbc
                .query(SPENT, (row, n) -> decimal(row), begins, begins.plusMonths(1), endpoint.value(), begins)
                .stream()
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** Returns the open calls that began before that moment. */
    public List<GatewayCallId> begunBefore(Instant moment) {
        return jdbc
                .queryForList(
                        "select call_id from gateway_open_call where began_at < ? order by began_at",
                        String.class,
                        moment.atOffset(ZoneOffset.UTC))
                .stream()
                .map(GatewayCallId::new)
                .toList();
    }

    /** Forgets the counters of windows that are long over. */
    public void forgetBefore(Instant moment) {
        jdbc.update("delete from gateway_window where begins < ?", moment.atOffset(ZoneOffset.UTC));
    }

    private Map<Counter, Count> count(
            String sql, Object[] first, Reservation call, long calls, long tokens, BigDecimal cost) {
        OffsetDateTime at = call.at().atOffset(ZoneOffset.UTC);
        OffsetDateTime minute = at.truncatedTo(ChronoUnit.MINUTES);
        OffsetDateTime day = at.truncatedTo(ChronoUnit.DAYS);
        String user = call.user().value();
        Object[] counted = {call.endpoint().value(), calls, tokens, cost, user, day, minute, user, minute, monthOf(at)};
        Object[] arguments = new Object[first.length + counted.length];
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(counted, 0, arguments, first.length, counted.length);
        Map<Counter, Count> counts = new EnumMap<>(Counter.class);
        jdbc.query(
                sql,
                row -> {
                    counts.put(
                            counter(row.getString("kind"), row.getString("user_id")),
                            new Count(row.getLong("calls"), row.getLong("tokens"), decimal(row)));
                },
                arguments);
        return counts;
    }

    private static Counter counter(String kind, String user) {
        return switch (kind) {
            case "MONTH" -> Counter.MONTH;
            case "DAY" -> Counter.DAY_OF_USER;
            default -> user.isEmpty() ? Counter.MINUTE : Counter.MINUTE_OF_USER;
        };
    }

    private static Reservation reservation(ResultSet row) throws SQLException {
        String prices = row.getString("prices");
        String execution = row.getString("execution_id");
        String project = row.getString("project_id");
        return new Reservation(
                new GatewayCallId(row.getString("call_id")),
                new GatewayEndpointId(row.getString("endpoint_id")),
                new UserId(row.getString("user_id")),
                execution == null ? null : new JobId(execution),
                project == null ? null : new ProjectId(project),
                row.getString("model"),
                Objects.requireNonNull(row.getObject("began_at", OffsetDateTime.class))
                        .toInstant(),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                decimal(row),
                row.getBigDecimal("budget"),
                prices == null ? null : JsonMapper.shared().readValue(prices, GatewayPrices.class));
    }

    private static BigDecimal decimal(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getBigDecimal("cost"));
    }
}
