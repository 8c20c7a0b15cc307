package almanac.storage.prediction;

import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps the counters of calls, a line for each version and minute. */
@Component
public class InvocationTable {

    private static final String ADD = """
            insert into model_invocation_minute as m (version_id, api_id, minute, answered, failed, duration_ms)
            values (?, ?, ?, ?, ?, ?)
            on conflict (version_id, minute) do update set
                answered = m.answered + excluded.answered,
                failed = m.failed + excluded.failed,
                duration_ms = m.duration_ms + excluded.duration_ms""";

    private static final String DUE = """
            select version_id, api_id, date_trunc('hour', minute, 'UTC') as hour
            from model_invocation_minute where not counted and minute < ?
            group by 1, 2, 3 order by 3, 1""";

    private static final String CLOSE = """
            with closed as (
                update model_invocation_minute set counted = true
                where version_id = ? and minute >= ? and minute < ? and not counted
                returning answered, failed, duration_ms)
            select coalesce(sum(answered), 0) as answered, coalesce(sum(failed), 0) as failed,
                coalesce(sum(duration_ms), 0) as duration_ms from closed""";

    private final JdbcOperations jdbc;

    InvocationTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What a version did within one minute, or one hour. */
    public record Line(
            ModelApiVersionId version, ModelApiId api, Instant begin, long answered, long failed, long durationMs) {}

    /** An hour that no event has told of yet. */
    public record Hour(ModelApiVersionId version, ModelApiId api, Instant begin) {}

    public void add(List<Line> minutes) {
        jdbc.batchUpdate(
                ADD,
                minutes.stream()
                        .map(line -> new Object[] {
                            line.version().value(),
                            line.api().value(),
                            line.begin().atOffset(ZoneOffset.UTC),
                            line.answered(),
                            line.failed(),
                            line.durationMs()
                        })
                        .toList());
    }

    /** Returns the hours that were over by then, and that no event has told of. */
    public List<Hour> due(Instant over) {
        return jdbc.query(
                DUE,
                (row, n) -> new Hour(
                        new ModelApiVersionId(row.getString("version_id")),
                        new ModelApiId(row.getString("api_id")),
                        Objects.requireNonNull(row.getTimestamp("hour")).toInstant()),
                over.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC));
    }

    /** Marks the minutes of an hour as counted, and returns what they had; zeros when they were counted before. */
    public Line close(Hour hour) {
        return Objects.requireNonNull(jdbc.queryForObject(
                CLOSE,
                (row, n) -> line(hour, row),
                hour.version().value(),
                hour.begin().atOffset(ZoneOffset.UTC),
                hour.begin().plus(1, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC)));
    }

    private static Line line(Hour hour, ResultSet row) throws SQLException {
        return new Line(
                hour.version(),
                hour.api(),
                hour.begin(),
                row.getLong("answered"),
                row.getLong("failed"),
                row.getLong("duration_ms"));
    }

    /** Forgets minutes that were counted, before that moment. */
    public void forgetBefore(Instant moment) {
        jdbc.update(
                "delete from model_invocation_minute where counted and minute < ?", moment.atOffset(ZoneOffset.UTC));
    }
}
