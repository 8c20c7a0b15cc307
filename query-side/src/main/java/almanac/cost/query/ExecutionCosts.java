package almanac.cost.query;

import almanac.cost.query.CostTerms.Charges;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Reads what jobs and sessions cost. Whole days come out of the sums of days, or out of the lines where a report tells
 * executions apart or asks for what was known then; days that the window cuts, and what still runs, line by line.
 */
@Component
class ExecutionCosts implements CostSource {

    private static final Set<CostColumn> OF_LINES = EnumSet.of(CostColumn.EXECUTION_ID, CostColumn.WORKLOAD_ID);

    private static final String WHOLE_DAYS = """
            select day, {columns}, {lines} as lines, min(began) as began, max(ended) as ended,
                sum(cpu) as cpu, sum(ram) as ram, sum(gpu) as gpu, sum(core_ms) as core_ms, sum(gpu_ms) as gpu_ms,
                case when count(used_core_ms) = count(*) then sum(used_core_ms) end as used_core_ms
            from {table} where day between :first and :last{condition}
            group by day{grouping} order by day{grouping} limit :most""";

    private static final String CUT_DAYS = """
            select *, 1 as lines from cost_line where day = any (:days) and began < :to and ended > :from{condition}
            order by day, execution_id limit :most""";

    private static final String OPEN = """
            select * from cost_execution where began is not null and began < :to{condition} order by execution_id limit :most""";

    private static final String STILL = " and ended is null";
    private static final String THEN = " and opened <= :position and (closed is null or closed > :position)";

    private final NamedParameterJdbcOperations jdbc;
    private final CostTerms terms;

    ExecutionCosts(NamedParameterJdbcOperations jdbc, CostTerms terms) {
        this.jdbc = jdbc;
        this.terms = terms;
    }

    @Override
    public List<CostLine> lines(Wanted wanted, Set<CostColumn> columns) {
        List<CostLine> lines = new ArrayList<>(wholeDays(wanted, columns));
        lines.addAll(cutDays(wanted));
        lines.addAll(open(wanted));
        return lines;
    }

    private List<CostLine> wholeDays(Wanted wanted, Set<CostColumn> columns) {
        List<LocalDate> days = wanted.parts().stream()
                .filter(CostSpan::isWholeDay)
                .map(CostSpan::day)
                .toList();
        if (days.isEmpty()) {
            return List.of();
        }
        boolean isOfLines = wanted.position() != null || columns.stream().anyMatch(OF_LINES::contains);
        Set<CostColumn> read = CostSql.all(columns);
        String sql = WHOLE_DAYS
                .replace("{columns}", CostSql.columns(columns))
                .replace("{lines}", isOfLines ? "count(*)" : "sum(lines)")
                .replace("{table}", isOfLines ? "cost_line" : "cost_day")
                .replace("{condition}", CostSql.known(wanted) + CostSql.ofOwner(wanted))
                .replace("{grouping}", CostSql.grouping(columns));
        return CostSource.notTooMany(jdbc.query(
                sql,
                parameters(wanted).addValue("first", days.getFirst()).addValue("last", days.getLast()),
                (row, n) -> line(row, read)));
    }

    private List<CostLine> cutDays(Wanted wanted) {
        java.sql.Date[] days = wanted.parts().stream()
                .filter(part -> !part.isWholeDay())
                .map(part -> java.sql.Date.valueOf(part.day()))
                .toArray(java.sql.Date[]::new);
        if (days.length == 0) {
            return List.of();
        }
        Set<CostColumn> all = EnumSet.allOf(CostColumn.class);
        return CostSource.notTooMany(jdbc.query(
                        CUT_DAYS.replace("{condition}", CostSql.known(wanted) + CostSql.ofOwner(wanted)),
                        parameters(wanted).addValue("days", days),
                        (row, n) -> line(row, all)))
                .stream()
                .flatMap(wanted::cut)
                .toList();
    }

    private static CostLine line(ResultSet row, Set<CostColumn> columns) throws SQLException {
        CostSpan span = new CostSpan(CostSql.instant(row, "began"), CostSql.instant(row, "ended"));
        return new CostLine(
                span,
                CostSql.key(row, columns),
                CostAmounts.compute(
                        CostSql.decimal(row, "cpu"), CostSql.decimal(row, "ram"), CostSql.decimal(row, "gpu")),
                new CostUse(
                        CostSql.decimal(row, "core_ms"),
                        row.getBigDecimal("used_core_ms"),
                        CostSql.decimal(row, "gpu_ms"),
                        BigDecimal.ZERO,
                        row.getLong("lines"),
                        span.from(),
                        span.to()));
    }

    private List<CostLine> open(Wanted wanted) {
        List<Execution> running = CostSource.notTooMany(jdbc.query(
                OPEN.replace("{condition}", (wanted.position() == null ? STILL : THEN) + CostSql.ofOwner(wanted)),
                parameters(wanted),
                (row, n) -> Execution.of(row)));
        Map<String, Charges> charges =
                terms.chargesOf(running.stream().map(Execution::project).collect(Collectors.toSet()));
        return CostSource.notTooMany(running.stream()
                .flatMap(execution ->
                        execution
                                .lines(wanted.now(), null, charges.getOrDefault(execution.project(), Charges.NONE))
                                .stream())
                .flatMap(wanted::cut)
                .limit(MOST_READ)
                .toList());
    }

    private static MapSqlParameterSource parameters(Wanted wanted) {
        return new MapSqlParameterSource()
                .addValue("from", CostTerms.at(wanted.window().from()))
                .addValue("to", CostTerms.at(wanted.window().to()))
                .addValue("position", wanted.position())
                .addValue("most", MOST_READ)
                .addValue(
                        "owner", wanted.owner() == null ? null : wanted.owner().value());
    }
}
