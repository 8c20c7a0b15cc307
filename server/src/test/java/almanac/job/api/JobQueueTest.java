package almanac.job.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import almanac.job.query.JobQuery.ListJobsToRun;
import almanac.job.query.JobToRun;
import almanac.job.query.JobsToRun;
import almanac.messaging.Dispatch;
import almanac.server.Neighbour;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whose job is taken on next: what the database says of rows that lie in one of their own. */
class JobQueueTest {

    private static final String ANA = "66b0000000000000000000a1";
    private static final String BO = "66b0000000000000000000b2";
    private static final String CLEO = "66b0000000000000000000c3";
    private static final String ROW = """
            insert into job_row (id, version, created_at, updated_at, project_id, number, started_by_id, run_command,
                hardware_tier, request, status, archived, result, tags, goals, workspace_id)
            values (?, 0, ?, now(), '66b0000000000000000000e5', ?, ?, 'x.py', ?, cast(? as jsonb), 'QUEUED', false,
                '{"statistics": [], "repositories": []}', '[]', '[]', ?)""";

    private static Neighbour neighbour;

    private long moment;

    @BeforeAll
    static void a_server_that_runs_no_jobs() {
        neighbour = Neighbour.called("job_queue");
    }

    @AfterAll
    static void it_stops() {
        neighbour.close();
    }

    @BeforeEach
    void nobody_waits() {
        database().execute("truncate job_row");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void who_comes_later_does_not_wait_for_all_that_another_has_queued(int slots) {
        queue(ANA, 50);
        Deque<JobToRun> running = new ArrayDeque<>();
        takeOn(running, slots, slots);
        queue(BO, 1);
        end(running.remove());
        assertThat(takeOn(running, slots, 1)).containsExactly(BO);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void those_who_have_queued_much_are_served_in_turn(int slots) {
        queue(ANA, 10);
        queue(BO, 10);
        queue(CLEO, 10);
        Deque<JobToRun> running = new ArrayDeque<>();
        takeOn(running, slots, slots);
        for (int round = 0; round < 6; round++) {
            List<String> served = IntStream.range(0, 3)
                    .mapToObj(n -> {
                        end(running.remove());
                        return takeOn(running, slots, 1).getFirst();
                    })
                    .toList();
            assertThat(served).containsExactlyInAnyOrder(ANA, BO, CLEO);
        }
    }

    @Test
    void what_waits_for_a_full_tier_is_in_nobodys_way() {
        IntStream.range(0, 101).forEach(n -> row("%024x".formatted(n), "full", null));
        IntStream.range(0, 101).forEach(n -> row("%024x".formatted(n), "full", "%024x".formatted(n)));
        row(BO, "free", null);
        assertThat(list(2, 2).waiting())
                .extracting(job -> job.request().hardwareTier().value(), JobToRun::isSession)
                .containsExactlyInAnyOrder(
                        tuple("full", false),
                        tuple("full", false),
                        tuple("free", false),
                        tuple("full", true),
                        tuple("full", true));
    }

    @Test
    void a_session_takes_nobodys_turn_among_jobs() {
        row(ANA, "small", "66b00000000000000000ab00");
        place(list(0, 1).waiting().getFirst());
        queue(ANA, 1);
        queue(BO, 1);
        assertThat(list(1, 0).waiting())
                .extracting(job -> job.startedBy().value())
                .containsExactly(ANA);
    }

    @Test
    void where_there_is_no_room_only_what_runs_is_told() {
        queue(ANA, 3);
        place(list(1, 0).waiting().getFirst());
        JobsToRun jobs = list(0, 0);
        assertThat(jobs.placed()).hasSize(1);
        assertThat(jobs.waiting()).isEmpty();
    }

    /** As a server does that has so many slots; whose jobs they were. */
    private List<String> takeOn(Deque<JobToRun> running, int slots, int expected) {
        List<JobToRun> chosen = list(slots - running.size(), 0).waiting();
        assertThat(chosen).hasSize(expected);
        chosen.forEach(this::place);
        running.addAll(chosen);
        return chosen.stream().map(job -> job.startedBy().value()).toList();
    }

    private void queue(String user, int jobs) {
        Collections.nCopies(jobs, user).forEach(each -> row(each, "small", null));
    }

    private void row(String user, String tier, @Nullable String workspace) {
        String request = """
                {"runCommand": "x.py", "environment": "000000000000000000000001",
                 "environmentRevision": "ActiveRevision", "hardwareTier": "%s", "snapshotsDatasets": false}""".formatted(tier);
        long number = ++moment;
        database()
                .update(
                        ROW,
                        "%024x".formatted(number),
                        Instant.ofEpochMilli(number).atOffset(ZoneOffset.UTC),
                        workspace == null ? number : 0,
                        user,
                        tier,
                        request,
                        workspace);
    }

    private void place(JobToRun job) {
        database()
                .update(
                        "update job_row set status = 'RUNNING', host = 'almanac-1', placed_at = ? where id = ?",
                        Instant.ofEpochMilli(++moment).atOffset(ZoneOffset.UTC),
                        job.job().value());
    }

    private void end(JobToRun job) {
        database()
                .update(
                        "update job_row set status = 'SUCCEEDED', completed_at = now() where id = ?",
                        job.job().value());
    }

    private static JobsToRun list(int jobs, int sessions) {
        return neighbour.server().bean(Dispatch.class).askAsSystem(new ListJobsToRun(jobs, sessions, 0), "of a test");
    }

    private static JdbcTemplate database() {
        return neighbour.server().database();
    }
}
