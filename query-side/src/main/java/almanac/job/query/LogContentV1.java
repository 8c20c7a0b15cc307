package almanac.job.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.storage.logs.LogLine;
import java.time.Instant;

/** A line of a job's log; its size is in bytes. */
public record LogContentV1(String log, LogTypeV1 logType, int size, Instant timestamp) {

    private static final long NANOS = 1_000_000_000L;

    static LogContentV1 of(LogLine line) {
        return new LogContentV1(
                line.text(),
                LogTypeV1.of(line.stream()),
                line.text().getBytes(UTF_8).length,
                Instant.ofEpochSecond(line.nano() / NANOS, line.nano() % NANOS));
    }
}
