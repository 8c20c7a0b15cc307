package almanac.cost.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.cost.query.CostSource.Wanted;
import almanac.experiment.api.TrackingRequests;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Storage with a price: the server of the tests has none, so what it was told is computed here with one. */
class StorageCostTest {

    private final Server server = Server.running();
    private final JdbcTemplate jdbc = new JdbcTemplate(server.database().getDataSource());
    private final StorageCosts costs =
            new StorageCosts(new NamedParameterJdbcTemplate(jdbc), new CostTerms(jdbc), new BigDecimal("0.10"));
    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);
    private final Given.Dataset dataset = Given.aDatasetIn(project);

    private long level() {
        server.awaitQuiet();
        List<Long> levels = jdbc.queryForList(
                "select bytes from dataset_level where dataset_id = ? order by position desc limit 1",
                Long.class,
                dataset.id());
        return levels.isEmpty() ? 0 : levels.getFirst();
    }

    private long sizeOf(String path) {
        server.awaitQuiet();
        return jdbc.queryForObject(
                "select size from dataset_head where dataset_id = ? and path = ?", Long.class, dataset.id(), path);
    }

    @Test
    void a_snapshot_costs_what_it_keeps_beyond_the_files() {
        assertThat(level()).isZero();
        String one = Given.aFileIn(dataset, "one");
        long size = sizeOf("one");
        assertThat(level()).isEqualTo(size).isPositive();
        String snapshot = Given.anActiveSnapshotOf(dataset);
        long all = level();
        assertThat(all).isGreaterThanOrEqualTo(size);
        ana.api().delete(one).expect(200);
        assertThat(level()).isEqualTo(all); // the snapshot has it still
        Given.aFileIn(dataset, "one");
        assertThat(level()).isEqualTo(all); // the same content is shared again
        assertThat(snapshot).isNotEmpty();
    }

    @Test
    void what_is_stored_costs_its_bytes_for_as_long_as_they_are_there() {
        Given.aFileIn(dataset, "one");
        long bytes = level();
        Instant began = jdbc.queryForObject(
                        "select max(at) from dataset_level where dataset_id = ?",
                        java.sql.Timestamp.class,
                        dataset.id())
                .toInstant();
        Instant now = began.plus(Duration.ofDays(3));
        List<CostLine> lines = lines(new CostSpan(began.minus(Duration.ofDays(1)), now), now);
        assertThat(lines).hasSize(began.equals(began.truncatedTo(ChronoUnit.DAYS)) ? 3 : 4);
        BigDecimal byteMs = BigDecimal.valueOf(bytes)
                .multiply(BigDecimal.valueOf(Duration.ofDays(3).toMillis()));
        assertThat(sum(lines, line -> line.use().byteMs())).isEqualByComparingTo(byteMs);
        BigDecimal dollars = new BigDecimal("0.10")
                .multiply(byteMs)
                .divide(
                        BigDecimal.valueOf(1L << 30).multiply(new BigDecimal("2628288000")),
                        30,
                        java.math.RoundingMode.HALF_EVEN);
        assertThat(sum(lines, line -> line.amounts().pv()).subtract(dollars).abs())
                .isLessThan(new BigDecimal("1E-15"));
        assertThat(lines).allMatch(line -> ana.id().equals(line.key().get(CostColumn.OWNER_ID)));
    }

    @Test
    void artifacts_cost_their_bytes_until_they_are_removed() {
        String run = TrackingRequests.aRunIn(TrackingRequests.anExperimentIn(project), ana);
        TrackingRequests.putArtifact(ana, run, "model/weights", "x".repeat(1_000));
        TrackingRequests.putArtifact(ana, run, "notes", "y".repeat(24));
        TrackingRequests.putArtifact(ana, run, "notes", "z".repeat(124));
        ana.api()
                .delete("/api/2.0/mlflow-artifacts/artifacts/mlflow/" + run + "/artifacts/model/weights")
                .expect(200);
        server.awaitQuiet();
        assertThat(jdbc.queryForList(
                        "select bytes from cost_artifact_level where root_id = ? order by position", Long.class, run))
                .containsExactly(1_000L, 1_024L, 1_124L, 124L);
        Instant since = jdbc.queryForObject(
                        "select max(at) from cost_artifact_level where root_id = ?", java.sql.Timestamp.class, run)
                .toInstant();
        Instant now = since.plus(Duration.ofHours(1));
        List<CostLine> lines =
                costs.lines(new Wanted(new CostSpan(since, now), null, now, null, false), Set.of()).stream()
                        .filter(line -> run.equals(line.key().get(CostColumn.WORKLOAD_ID)))
                        .toList();
        assertThat(sum(lines, line -> line.use().byteMs())).isEqualByComparingTo(BigDecimal.valueOf(124L * 3_600_000));
        assertThat(sum(lines, line -> line.amounts().pv())).isPositive();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.key().get(CostColumn.OWNER_ID)).isEqualTo(ana.id());
            assertThat(CostField.STORAGECLASS.of(line.key(), new CostNames("here", Map.of(), Map.of(), Map.of())))
                    .isEqualTo("artifacts");
        });
    }

    @Test
    void neighbouring_windows_add_up_to_the_last_digit() {
        Given.aFileIn(dataset, "one");
        level();
        Given.aFileIn(dataset, "two");
        level();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofDays(1));
        Instant begin = now.minus(Duration.ofDays(2));
        Instant middle = now.minusMillis(51_234_567);
        BigDecimal parts = pv(new CostSpan(begin, middle), now).add(pv(new CostSpan(middle, now), now));
        assertThat(parts)
                .isEqualByComparingTo(pv(new CostSpan(begin, now), now))
                .isPositive();
    }

    private BigDecimal pv(CostSpan window, Instant now) {
        return sum(lines(window, now), line -> line.amounts().pv());
    }

    private List<CostLine> lines(CostSpan window, Instant now) {
        return costs.lines(new Wanted(window, null, now, null, false), Set.of()).stream()
                .filter(line -> dataset.id().equals(line.key().get(CostColumn.WORKLOAD_ID)))
                .toList();
    }

    private static BigDecimal sum(List<CostLine> lines, java.util.function.Function<CostLine, BigDecimal> of) {
        return lines.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
