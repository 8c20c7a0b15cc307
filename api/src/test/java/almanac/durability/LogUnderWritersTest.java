package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.support.Neighbour;
import almanac.support.Server;
import almanac.support.log.Follower;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
