package almanac.projection;

import almanac.operation.event.RunKind;
import almanac.projection.ProjectionRunV1.State;
import almanac.row.StreamedList;
import almanac.shared.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the requested runs in the database, so that they outlive the server that carries them out. */
@Component
class RunTable {

    private static final TypeReference<List<ProjectionComparisonV1>> COMPARISONS = new TypeReference<>() {};

    private final JdbcOperations jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    RunTable(JdbcOperations jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void add(RunId run, String projection, RunKind kind, String askedBy, String requestId) {
        jdbc.update("""
                insert into projection_run (run_id, projection, kind, state, asked_by, request_id, asked_at)
                values (?, ?, ?, 'QUEUED', ?, ?, ?)""", run.value(), projection, kind.name(), askedBy, requestId, now());
    }

    Optional<ProjectionRunV1> find(RunId run) {
        return jdbc.query("select * from projection_run where run_id = ?", this::run, run.value()).stream()
                .findFirst();
    }

    List<ProjectionRunV1> latest(int offset, int limit) {
        List<String> ids = jdbc.queryForList(
                "select run_id from projection_run order by asked_at desc, run_id desc limit ? offset ?",
                String.class,
                limit,
                offset);
        return StreamedList.of(ids, this::sizes, this::those);
    }

    private Map<String, Long> sizes(List<String> ids) {
        Map<String, Long> sizes = new HashMap<>();
        jdbc.query(
                "select run_id, octet_length(r::text) from projection_run r where run_id = any (?)",
                row -> {
                    sizes.put(row.getString(1), row.getLong(2));
                },
                (Object) ids.toArray(String[]::new));
        return sizes;
    }

    private List<ProjectionRunV1> those(List<String> ids) {
        return jdbc.query(
                "select * from projection_run where run_id = any (?) order by asked_at desc, run_id desc",
                this::run,
                (Object) ids.toArray(String[]::new));
    }

    long count() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from projection_run", Long.class));
    }

    /** Returns the run of the projection that has not ended, if there is one. */
    Optional<ProjectionRunV1> unended(String projection) {
        return jdbc
                .query(
                        "select * from projection_run where state in ('QUEUED', 'RUNNING') and projection = ?",
                        this::run,
                        projection)
                .stream()
                .findFirst();
    }

    boolean isAnyUnended() {
        return !jdbc.queryForList("select 1 from projection_run where state in ('QUEUED', 'RUNNING') limit 1")
                .isEmpty();
    }

    Optional<ProjectionRunV1> nextQueued() {
        return jdbc
                .query(
                        "select * from projection_run where state = 'QUEUED' order by asked_at, run_id limit 1",
                        this::run)
                .stream()
                .findFirst();
    }

    /** Returns the id of the request that asked for the run. */
    String requestOf(RunId run) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select request_id from projection_run where run_id = ?", String.class, run.value()));
    }

    /** Returns false when the run was cancelled meanwhile. */
    boolean start(RunId run) {
        return jdbc.update(
                        "update projection_run set state = 'RUNNING', started_at = ? where run_id = ? and state = 'QUEUED'",
                        now(),
                        run.value())
                > 0;
    }

    /** Returns false when the run was cancelled meanwhile. */
    boolean progress(RunId run, long position, long goal, long folded) {
        return jdbc.update("""
                        update projection_run set position = ?, goal = ?, folded = ?
                        where run_id = ? and state = 'RUNNING'""", position, goal, folded, run.value()) > 0;
    }

    /**
     * Keeps the run from being cancelled until the transaction at hand has ended; false when it is cancelled already.
     */
    boolean hold(RunId run) {
        return !jdbc.queryForList(
                        "select 1 from projection_run where run_id = ? and state = 'RUNNING' for update",
                        Integer.class,
                        run.value())
                .isEmpty();
    }

    void compared(RunId run, List<ProjectionComparisonV1> comparisons) {
        jdbc.update(
                "update projection_run set report = ?::jsonb where run_id = ?",
                json.writeValueAsString(comparisons),
                run.value());
    }

    /** Returns false when the run had ended already. */
    boolean end(RunId run, State state, @Nullable String message) {
        return jdbc.update("""
                        update projection_run set state = ?, message = ?, ended_at = ?
                        where run_id = ? and state in ('QUEUED', 'RUNNING')""", state.name(), message, now(), run.value()) > 0;
    }

    /** Ends runs that were begun by a server that is gone. */
    void endInterrupted() {
        jdbc.update("""
                update projection_run
                set state = 'INTERRUPTED', message = 'The server ended; nothing has changed.', ended_at = ?
                where state = 'RUNNING'""", now());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private ProjectionRunV1 run(ResultSet row, int number) throws SQLException {
        Instant started = instant(row, "started_at");
        Instant ended = instant(row, "ended_at");
        long position = row.getLong("position");
        long goal = row.getLong("goal");
        long folded = row.getLong("folded");
        State state = State.valueOf(row.getString("state"));
        long rate = rate(folded, started, ended);
        String report = row.getString("report");
        return new ProjectionRunV1(
                new RunId(row.getString("run_id")),
                row.getString("projection"),
                RunKind.valueOf(row.getString("kind")),
                state,
                row.getString("asked_by"),
                Objects.requireNonNull(instant(row, "asked_at")),
                started,
                ended,
                position,
                goal,
                folded,
                percent(position, goal, state),
                rate,
                state == State.RUNNING && rate > 0 ? clock.instant().plusSeconds((goal - position) / rate) : null,
                row.getString("message"),
                report == null ? null : json.readValue(report, COMPARISONS));
    }

    private static int percent(long position, long goal, State state) {
        if (state == State.SUCCEEDED) {
            return 100;
        }
        return goal == 0 ? 0 : (int) (100 * Math.min(position, goal) / goal);
    }

    private long rate(long folded, @Nullable Instant started, @Nullable Instant ended) {
        if (started == null) {
            return 0;
        }
        Duration took = Duration.between(started, ended == null ? clock.instant() : ended);
        return folded * 1_000 / Math.max(1, took.toMillis());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
