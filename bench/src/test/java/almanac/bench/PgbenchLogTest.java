package almanac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PgbenchLogTest {

    private static final String OUTPUT = """
            transaction type: script.sql
            number of transactions actually processed: 3
            latency average = 1.500 ms
            initial connection time = 3.870 ms
            tps = 6.000000 (without initial connection time)
            """;

    @Test
    void times_are_in_its_log_and_the_rate_in_its_output() {
        Histogram micros = Measured.histogram();
        Stream.of("0 1 1500 0 1795460207 51000", "1 1 1000 0 1795460207 52000", "0 2 2000 0 1795460207 53000")
                .mapToLong(PgbenchLog::micros)
                .forEach(micros::recordValue);
        Measured measured = PgbenchLog.measured(2, micros, OUTPUT);
        assertThat(measured.perSecond()).isEqualTo(6);
        assertThat(measured.p50()).isEqualTo(1.5);
        assertThat(measured.requests()).isEqualTo(3);
    }

    @Test
    void without_a_rate_there_is_no_figure() {
        assertThatThrownBy(() -> PgbenchLog.measured(1, Measured.histogram(), "connection refused"))
                .isInstanceOf(BenchFailed.class)
                .hasMessageContaining("connection refused");
    }
}
