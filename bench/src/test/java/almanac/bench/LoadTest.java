package almanac.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void every_client_asks_until_the_time_is_over() throws IOException {
        Set<Integer> asked = ConcurrentHashMap.newKeySet();
        try (Idle server = Idle.start("{}")) {
            Measured measured = load(server.port())
                    .run(
                            3,
                            (client, _) -> _ -> {
                                asked.add(client);
                                return Request.get("/", "X: y");
                            },
                            Duration.ZERO,
                            SHORT);
            assertThat(asked).containsExactlyInAnyOrder(0, 1, 2);
            assertThat(measured.requests()).isPositive();
            assertThat(measured.errors()).isZero();
            assertThat(measured.perSecond()).isEqualTo(measured.requests() / 0.2);
        }
    }

    @Test
    void what_is_refused_or_not_answered_counts_as_an_error_only() throws IOException {
        int nobodyListens = JavaProcess.freePort();
        Measured measured = load(nobodyListens).run(1, (_, _) -> _ -> Request.get("/", "X: y"), Duration.ZERO, SHORT);
        assertThat(measured.errors()).isPositive();
        assertThat(measured.requests()).isZero();
    }

    @Test
    void percentiles_are_those_of_the_histogram_in_milliseconds() {
        Histogram micros = Measured.histogram();
        IntStream.rangeClosed(1, 1000).forEach(n -> micros.recordValue(n * 100L));
        Measured measured = Measured.of(4, micros, 2, 0.5, new Cpu(3_000, 500));
        assertThat(measured.perSecond()).isEqualTo(2_000);
        assertThat(measured.p50()).isBetween(49.9, 50.1);
        assertThat(measured.p95()).isBetween(94.9, 95.1);
        assertThat(measured.p99()).isBetween(98.9, 99.1);
        assertThat(measured.p999()).isBetween(99.8, 100.0);
        assertThat(measured.cpu()).isEqualTo(3);
        assertThat(measured.databaseCpu()).isEqualTo(0.5);
        assertThat(measured.errors()).isEqualTo(2);
    }

    private static Load load(int port) {
        return new Load(port, () -> Cpu.UNKNOWN);
    }
}
