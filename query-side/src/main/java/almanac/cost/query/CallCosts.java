package almanac.cost.query;

import almanac.gateway.event.CallUsage;
import almanac.gateway.event.GatewayCallEvent;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps and reads what calls of models cost, each at its moment, at the prices that its event tells of. */
@Component
class CallCosts implements CostSource {

    private static final String ADD = """
            insert into cost_call (position, at, endpoint_id, user_id, execution_id, project_id, owner_id, tag, dollars)
            select l.global_index, :at, :endpoint, :user, :execution, :project,
                coalesce(charged.owner_id, ''), coalesce(charged.tag, ''), :dollars
            from domain_event l
            left join lateral (
                select owner_id, tag from cost_project where project_id = :project
                order by position desc limit 1) charged on true
            where l.event_identifier = :eventId
            on conflict do nothing""";

    private static final String LINES = """
            select day, {columns}, count(*) as lines, min(at) as began, max(at) as ended, sum(dollars) as dollars
            from (
                select cast(at at time zone 'UTC' as date) as day, position, at, dollars, 'CALL' as kind, execution_id,
                    endpoint_id as workload_id, '' as host, project_id, owner_id, user_id as starter_id, tag,
                    '' as tier_id, '' as environment_id
                from cost_call where at >= :from and at < :to) c
            where true{condition}
            group by day{grouping} order by day{grouping} limit :most""";

    private final NamedParameterJdbcOperations jdbc;

    CallCosts(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a call, which is charged to what its project is charged to at that moment.
     *
     * @param execution null when no execution made the call, as is then the project
     */
    void add(
            GatewayCallEvent call,
            String user,
            @Nullable JobId execution,
            @Nullable ProjectId project,
            CallUsage usage,
            EventMessage<?> message) {
        jdbc.update(
                ADD,
                new MapSqlParameterSource()
                        .addValue("at", CostTerms.at(message.getTimestamp()))
                        .addValue("endpoint", call.endpoint().value())
                        .addValue("user", user)
                        .addValue("execution", execution == null ? "" : execution.value())
                        .addValue("project", project == null ? "" : project.value())
                        .addValue("dollars", new BigDecimal(usage.cost()))
                        .addValue("eventId", message.getIdentifier()));
    }

    @Override
    public List<CostLine> lines(Wanted wanted, Set<CostColumn> columns) {
        if (!wanted.external()) {
            return List.of();
        }
        Set<CostColumn> read = CostSql.all(columns);
        String sql = LINES.replace("{columns}", CostSql.columns(columns))
                .replace("{condition}", CostSql.known(wanted) + CostSql.ofOwner(wanted))
                .replace("{grouping}", CostSql.grouping(columns));
        return CostSource.notTooMany(jdbc.query(
                sql,
                new MapSqlParameterSource()
                        .addValue("from", CostTerms.at(wanted.window().from()))
                        .addValue("to", CostTerms.at(wanted.window().to()))
                        .addValue("position", wanted.position())
                        .addValue("most", MOST_READ)
                        .addValue(
                                "owner",
                                wanted.owner() == null ? null : wanted.owner().value()),
                (row, n) -> {
                    CostSpan span = new CostSpan(CostSql.instant(row, "began"), CostSql.instant(row, "ended"));
                    return new CostLine(
                            span,
                            CostSql.key(row, read),
                            CostAmounts.bought(CostSql.decimal(row, "dollars")),
                            CostUse.idle(row.getLong("lines"), span.from(), span.to()));
                }));
    }
}
