package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.log.Follower;
import almanac.server.Neighbour;
import almanac.server.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** While others write, whoever reads the log piece by piece or follows it gets every event once, in order. */
class LogUnderWritersTest {

    private static final String EVENTS = "/api/admin/v1/events";
    private static final int WRITES = 300;

    @Test
    void nothing_is_skipped_or_doubled_while_eight_clients_write() throws Exception {
        try (Neighbour neighbour = Neighbour.called("busy_log")) {
            Server server = neighbour.server();
            List<String> pieces = new ArrayList<>();
            List<String> followed = new ArrayList<>();
            Writers writers = Writers.start(server.administrator(), "busy-");

            Random random = new Random(11);
            long reached = 0;
            long seen = 0;
            for (int acknowledged = 0; acknowledged <= WRITES; acknowledged += 30) {
                writers.awaitAcknowledged(acknowledged);
                reached = readOn(server.administrator(), reached, pieces);
                seen = followOn(server, seen, reached - random.nextInt(10), followed);
            }
            writers.stop();
            reached = readOn(server.administrator(), reached, pieces);
            followOn(server, seen, reached, followed);

            List<String> kept = server.database()
                    .queryForList("select event_identifier from domain_event order by global_index", String.class);
            assertThat(pieces).hasSizeGreaterThan(WRITES);
            assertThat(ids(pieces)).isEqualTo(kept);
            assertThat(ids(followed)).isEqualTo(kept);
        }
    }

    @Test
    void what_commits_late_is_waited_for_and_comes_in_its_place() throws Exception {
        try (Neighbour neighbour = Neighbour.called("late_log");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Server server = neighbour.server();
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch committing = new CountDownLatch(1);
            try (Follower follower = Follower.on(server.port(), Server.ADMINISTRATOR_KEY, "?after=0", -1)) {
                Future<?> late = threads.submit(
                        () -> server.bean(TransactionOperations.class).executeWithoutResult(status -> {
                            insert(server, "late");
                            written.countDown();
                            await(committing);
                        }));
                assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
                insert(server, "early");
                Thread.sleep(1_000); // long enough for somebody who does not wait
                assertThat(follower.events()).noneMatch(event -> event.type().equals("Filler"));
                committing.countDown();
                late.get(30, TimeUnit.SECONDS);

                long end = readOn(server.administrator(), 0, new ArrayList<>());
                assertThat(follower.eventsOnce(end).stream()
                                .filter(event -> event.type().equals("Filler"))
                                .map(event -> ids(List.of(event.data())).getFirst()))
                        .containsExactly("late", "early");
            }
        }
    }

    private static void insert(Server server, String id) {
        server.database().update("""
                insert into domain_event (event_identifier, aggregate_identifier, sequence_number, time_stamp,
                    payload_type, payload, meta_data) values (?, ?, 0, now(), 'load.Filler', '{}', '{}')""", id, id);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static long readOn(Api api, long after, List<String> lines) {
        Answer answer = api.get(EVENTS + "?after=" + after).expect(200);
        answer.body().lines().forEach(lines::add);
        return Long.parseLong(answer.header("X-Almanac-Until"));
    }

    /** Comes again after what was seen last, and leaves in the middle of things. */
    private static long followOn(Server server, long seen, long leavesAt, List<String> lines) throws Exception {
        try (Follower follower = Follower.on(server.port(), Server.ADMINISTRATOR_KEY, "", seen)) {
            List<Follower.Event> events = follower.eventsOnce(leavesAt);
            events.forEach(event -> lines.add(event.data()));
            return events.isEmpty() ? seen : events.getLast().id();
        }
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("^.*?\"id\":\"([^\"]+)\".*", "$1"))
                .toList();
    }
}
