package almanac.cost.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.cost.query.ExecutionLedger.Queued;
import almanac.job.event.JobProcess;
import almanac.job.event.JobRequest;
import almanac.server.Server;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Lines belong to the days in which something ran, whenever that is heard of, and in whatever order. */
class LateEventTest {

    private static final JobId ONE = new JobId("66b00000000000000c057001");
    private static final JobId OTHER = new JobId("66b00000000000000c057002");
    private static final ProjectId PROJECT = new ProjectId("66b00000000000000c057003");
    private static final UserId ANA = new UserId("66b00000000000000c057004");
    private static final String TIER = "late-tier";

    private final Server server = Server.running();
    private final JdbcOperations jdbc = server.bean(JdbcOperations.class);
    private final ExecutionLedger ledger = server.bean(ExecutionLedger.class);
    private final List<String> events =
            jdbc.queryForList("select event_identifier from domain_event order by global_index limit 6", String.class);

    /** Writes to the ledger, looks at its lines, and takes everything back. */
    private void inLedger(Consumer<ExecutionLedger> story) {
        server.bean(TransactionOperations.class).executeWithoutResult(status -> {
            jdbc.update("""
                    insert into cost_tier (tier_id, position, since, dollars, cores, gib, gpus)
                    values (?, 1, '2026-01-01Z', 0.07, 2, 8, 0), (?, 2, '2026-03-10T23:00:00Z', 7, 2, 8, 0)""", TIER, TIER);
            story.accept(ledger);
            status.setRollbackOnly();
        });
    }

    private static void queue(ExecutionLedger ledger, JobId job) {
        JobRequest request = new JobRequest(
                "train.py",
                null,
                null,
                null,
                new EnvironmentId("000000000000000000000001"),
                RevisionSpec.ACTIVE,
                new HardwareTierId(TIER),
                null,
                false);
        ledger.queue(
                new Queued(job, CostKind.JOB, job.value(), PROJECT, ANA, request),
                Instant.parse("2026-03-10T22:00:00Z"));
    }

    private void begin(JobId job, String startedAt, String told, int event) {
        EventMessage<?> message = new GenericEventMessage<>(events.get(event), "", Map.of(), Instant.parse(told));
        ledger.begin(job, new JobProcess("host-1", 1, Instant.parse(startedAt)), message);
    }

    private void end(JobId job, String at, int event) {
        ledger.end(job, Instant.parse(at), null, events.get(event));
    }

    private List<Map<String, Object>> lines() {
        return jdbc.queryForList(
                "select * from cost_line where project_id = ? order by day, execution_id", PROJECT.value());
    }

    private List<Map<String, Object>> days() {
        return jdbc.queryForList("select * from cost_day where project_id = ? order by day", PROJECT.value());
    }

    private BigDecimal total(String table) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(sum(cpu + ram + gpu), 0) from " + table + " where project_id = ?",
                BigDecimal.class,
                PROJECT.value()));
    }

    @Test
    void what_is_told_late_changes_the_days_it_belongs_to_at_the_price_of_its_begin() {
        inLedger(_ -> {
            queue(ledger, ONE);
            begin(ONE, "2026-03-10T22:30:00Z", "2026-03-13T09:00:00Z", 1);
            end(ONE, "2026-03-12T01:00:00Z", 2);
            assertThat(lines())
                    .extracting(line -> line.get("day").toString())
                    .containsExactly("2026-03-10", "2026-03-11", "2026-03-12");
            assertThat(total("cost_line")).isEqualByComparingTo("111.3"); // 1,590 minutes at seven cents
            assertThat(total("cost_day")).isEqualByComparingTo("111.3");
        });
    }

    @Test
    void an_event_that_comes_twice_changes_nothing() {
        inLedger(_ -> {
            for (int i = 0; i < 2; i++) {
                queue(ledger, ONE);
                begin(ONE, "2026-03-10T22:30:00Z", "2026-03-10T22:30:01Z", 1);
            }
            begin(ONE, "2026-03-10T23:30:00Z", "2026-03-10T23:30:01Z", 3);
            end(ONE, "2026-03-10T22:40:00Z", 2);
            end(ONE, "2026-03-10T22:50:00Z", 4);
            assertThat(total("cost_line")).isEqualByComparingTo("0.7");
            assertThat(total("cost_day")).isEqualByComparingTo("0.7");
            assertThat(days())
                    .singleElement()
                    .satisfies(day -> assertThat(day.get("lines")).isEqualTo(1L));
        });
    }

    @Test
    void the_order_in_which_streams_are_heard_of_makes_no_difference() {
        inLedger(_ -> {
            queue(ledger, ONE);
            begin(ONE, "2026-03-10T22:30:00Z", "2026-03-10T22:30:01Z", 0);
            end(ONE, "2026-03-11T00:10:00Z", 1);
            queue(ledger, OTHER);
            begin(OTHER, "2026-03-10T23:30:00Z", "2026-03-10T23:30:01Z", 2);
            end(OTHER, "2026-03-10T23:50:00Z", 3);
            List<Map<String, Object>> lines = lines();
            List<Map<String, Object>> days = days();
            for (String table : List.of("cost_line", "cost_day", "cost_execution")) {
                jdbc.update("delete from " + table + " where project_id = ?", PROJECT.value());
            }
            queue(ledger, OTHER);
            begin(OTHER, "2026-03-10T23:30:00Z", "2026-03-10T23:30:01Z", 2);
            queue(ledger, ONE);
            end(OTHER, "2026-03-10T23:50:00Z", 3);
            begin(ONE, "2026-03-10T22:30:00Z", "2026-03-10T22:30:01Z", 0);
            end(ONE, "2026-03-11T00:10:00Z", 1);
            assertThat(lines()).isEqualTo(lines).hasSize(3);
            assertThat(days()).isEqualTo(days).isNotEmpty();
        });
    }

    @Test
    void a_clock_that_is_wrong_is_believed_within_bounds() {
        inLedger(_ -> {
            queue(ledger, ONE);
            begin(ONE, "1970-01-01T00:00:00Z", "2026-03-10T22:30:00Z", 1); // before it was queued
            end(ONE, "2026-03-10T22:10:00Z", 2);
            assertThat(total("cost_line")).isEqualByComparingTo("0.7"); // from its queueing on
            queue(ledger, OTHER);
            begin(OTHER, "2999-01-01T00:00:00Z", "2026-03-10T22:30:00Z", 3); // after it was told of
            end(OTHER, "2026-03-10T22:40:00Z", 4);
            assertThat(total("cost_line")).isEqualByComparingTo("1.4");
        });
    }
}
