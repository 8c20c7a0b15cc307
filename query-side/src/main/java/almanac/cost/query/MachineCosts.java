package almanac.cost.query;

import almanac.cost.event.MachineEvent;
import almanac.cost.event.MachineEvent.MachineJoined;
import almanac.cost.event.MachineEvent.MachineLeft;
import almanac.cost.event.MachineEvent.MachineSilent;
import almanac.cost.query.CostSource.Wanted;
import almanac.cost.query.Machines.Presence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps when machines were there, and computes what they cost beyond what was charged on them, where they have a price. */
@Component
class MachineCosts {

    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

    private static final String CLOSE = """
            update cost_machine m set gone = greatest(m.joined, cast(:at as timestamptz)), closed = l.global_index
            from domain_event l where l.event_identifier = :eventId and m.host = :host and m.gone is null""";

    private static final String OPEN = """
            insert into cost_machine (host, position, joined, cores, bytes)
            select :host, l.global_index, :at, :cores, :bytes
            from domain_event l where l.event_identifier = :eventId on conflict do nothing""";

    private static final String PRESENT = """
            select host, joined, cores, bytes, case when {later} then null else gone end as gone from cost_machine
            where joined < :to and (gone is null or gone > :from or {later}){condition} order by host, position""";

    private static final String LATER = "closed > :position";

    private final NamedParameterJdbcOperations jdbc;
    private final BigDecimal dollarsPerMinute;

    MachineCosts(
            NamedParameterJdbcOperations jdbc,
            @Value("${almanac.cost.node-cents-per-minute:0}") BigDecimal centsPerMinute) {
        this.jdbc = jdbc;
        this.dollarsPerMinute = centsPerMinute.movePointLeft(2);
    }

    void on(MachineEvent event, EventMessage<?> message) {
        Instant at = message.getTimestamp().truncatedTo(ChronoUnit.MILLIS);
        switch (event) {
            case MachineJoined e -> {
                update(CLOSE, e, at, message);
                jdbc.update(
                        OPEN,
                        parameters(e, at, message).addValue("cores", e.cores()).addValue("bytes", e.memoryBytes()));
            }
            case MachineLeft e -> update(CLOSE, e, at, message);
            case MachineSilent e -> update(CLOSE, e, e.lastSeen().truncatedTo(ChronoUnit.MILLIS), message);
        }
    }

    private void update(String sql, MachineEvent event, Instant at, EventMessage<?> message) {
        jdbc.update(sql, parameters(event, at, message));
    }

    private static MapSqlParameterSource parameters(MachineEvent event, Instant at, EventMessage<?> message) {
        return new MapSqlParameterSource("host", event.host())
                .addValue("at", CostTerms.at(at))
                .addValue("eventId", message.getIdentifier());
    }

    /**
     * Returns what machines cost beyond what was charged on them, cut to the window.
     *
     * @param charged finds lines of all executions
     */
    List<CostLine> idle(Wanted wanted, BiFunction<Wanted, Set<CostColumn>, List<CostLine>> charged) {
        if (dollarsPerMinute.signum() == 0 || wanted.window().lengthMs() == 0) {
            return List.of();
        }
        CostSpan whole = new CostSpan(
                        CostSpan.ofDay(wanted.window().from()).from(),
                        CostSpan.ofDay(wanted.window().to().minusMillis(1)).to())
                .until(wanted.now());
        Wanted days = new Wanted(whole, wanted.position(), wanted.now(), null, false);
        return Machines.idle(present(days), charged.apply(days, Set.of(CostColumn.HOST)), dollarsPerMinute).stream()
                .flatMap(wanted::cut)
                .toList();
    }

    private List<Presence> present(Wanted days) {
        boolean isOfNow = days.position() == null;
        String later = isOfNow ? "false" : LATER;
        return jdbc.query(
                PRESENT.replace("{later}", later).replace("{condition}", CostSql.known(days)),
                new MapSqlParameterSource("from", CostTerms.at(days.window().from()))
                        .addValue("to", CostTerms.at(days.window().to()))
                        .addValue("position", days.position()),
                (row, n) -> {
                    OffsetDateTime gone = row.getObject("gone", OffsetDateTime.class);
                    CostSpan there =
                            new CostSpan(CostSql.instant(row, "joined"), gone == null ? days.now() : gone.toInstant());
                    return new Presence(
                            Objects.requireNonNull(row.getString("host")),
                            there.within(days.window()),
                            CostSql.decimal(row, "cores"),
                            CostSql.decimal(row, "bytes").divide(GIB, Money.DIGITS, RoundingMode.HALF_EVEN));
                });
    }
}
