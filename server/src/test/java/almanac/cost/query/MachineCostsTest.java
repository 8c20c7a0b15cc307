package almanac.cost.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.cost.command.MachineCommand.RecordMachineJoined;
import almanac.cost.command.MachineCommand.RecordMachineLeft;
import almanac.cost.query.CostSource.Wanted;
import almanac.messaging.Dispatch;
import almanac.server.Server;
import almanac.server.Someone;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Machines with a price: the server of the tests has none, so what it was told is computed here with one. */
class MachineCostsTest {

    private final Server server = Server.running();
    private final MachineCosts costs =
            new MachineCosts(new NamedParameterJdbcTemplate(server.database()), new BigDecimal("600"));
    private final String host = Someone.unique("machine");

    private void send(Object command) {
        server.bean(Dispatch.class).sendAsSystem(command, "of a test");
        server.awaitQuiet();
    }

    private long last() {
        Long position = server.database().queryForObject("select max(position) from cost_machine", Long.class);
        return position == null ? 0 : position;
    }

    private BigDecimal idle(Long position, Instant now, List<CostLine> charged) {
        Wanted wanted = new Wanted(new CostSpan(now.minus(Duration.ofHours(1)), now), position, now, null, false);
        return costs.idle(wanted, (days, columns) -> charged).stream()
                .filter(line -> host.equals(line.host()))
                .map(line -> line.amounts().total())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void a_machine_costs_its_price_for_as_long_as_it_is_there() {
        send(new RecordMachineJoined(host, 4, 1L << 34));
        long joined = last();
        Instant began = server.database()
                .queryForObject("select joined from cost_machine where host = ?", java.sql.Timestamp.class, host)
                .toInstant();
        Instant now = began.plusSeconds(30);
        assertThat(idle(null, now, List.of())).isEqualByComparingTo("3"); // six dollars a minute
        send(new RecordMachineLeft(host));
        Instant gone = server.database()
                .queryForObject("select gone from cost_machine where host = ?", java.sql.Timestamp.class, host)
                .toInstant();
        BigDecimal there = BigDecimal.valueOf(began.until(gone, ChronoUnit.MILLIS));
        assertThat(idle(null, now, List.of())
                        .subtract(there.divide(BigDecimal.valueOf(10_000)))
                        .abs())
                .isLessThan(new BigDecimal("1E-9"));
        assertThat(idle(joined, now, List.of())).isEqualByComparingTo("3"); // as of then it was there
        assertThat(idle(joined - 1, now, List.of())).isZero();
    }

    @Test
    void what_was_charged_on_it_is_taken_off() {
        send(new RecordMachineJoined(host, 4, 1L << 34));
        Instant began = server.database()
                .queryForObject("select joined from cost_machine where host = ?", java.sql.Timestamp.class, host)
                .toInstant();
        Instant now = began.plusSeconds(30);
        CostSpan span = new CostSpan(began, now);
        CostLine line = new CostLine(
                span,
                new CostKey(java.util.Map.of(CostColumn.HOST, host)),
                CostAmounts.compute(new BigDecimal("0.5"), new BigDecimal("100"), BigDecimal.ZERO),
                CostUse.NONE);
        BigDecimal cores = CostRate.of(new BigDecimal("6"), new BigDecimal("4"), new BigDecimal("16"), 0)
                .perMinute()
                .cpu()
                .divide(BigDecimal.valueOf(2));
        assertThat(idle(null, now, List.of(line))
                        .subtract(cores.subtract(new BigDecimal("0.5")))
                        .abs())
                .isLessThan(new BigDecimal("1E-9"));
    }
}
