package almanac.projection;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Neighbour;
import almanac.server.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nobody notices a rebuild: no request fails, and everybody reads what he wrote, before and after the switch. */
class RebuildUnderLoadTest {

    private static final int CLIENTS = 8;
    private static final int PROJECTS = 12_500;
    private static final String PROJECTIONS = "/api/admin/v1/projections";

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void with_50_000_events_and_8_clients_who_write_and_read() throws Exception {
        try (Neighbour neighbour = Neighbour.called("rebuild_under_load");
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            Server server = neighbour.server();
            Api admin = server.administrator();
            LongLog.append(server.database(), admin.get("/api/users/v1/self").text("/user/id"), PROJECTS);
            List<Future<?>> working = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                working.add(clients.submit(() -> work(server.administrator(), number)));
            }

            Answer rebuilt;
            int atTheSwitch;
            try {
                rebuilt = end(admin, admin.post(PROJECTIONS + "/projects/rebuild"));
                atTheSwitch = written.get();
                Waiting.until(() -> written.get() > atTheSwitch + 100);
            } finally {
                over.set(true);
            }
            for (Future<?> client : working) {
                client.get(1, TimeUnit.MINUTES);
            }

            assertThat(wrong).isEmpty();
            assertThat(atTheSwitch).isGreaterThan(CLIENTS);
            assertThat(rebuilt.text("/run/state")).as(rebuilt.toString()).isEqualTo("succeeded");
            assertThat(rebuilt.at("/run/folded").asLong()).isGreaterThan((long) PROJECTS * LongLog.EVENTS_A_PROJECT);
            assertThat(server.database().queryForObject("select count(*) from project_row", Integer.class))
                    .isEqualTo(PROJECTS + written.get());
            Answer verified = end(admin, admin.post(PROJECTIONS + "/projects/verify"));
            assertThat(verified.at("/run/comparisons/0/differing").asInt()).isZero();
        }
    }

    private static Answer end(Api admin, Answer started) {
        String path = PROJECTIONS + "/runs/" + started.expect(200).text("/run/id");
        return Waiting.until(
                () -> admin.get(path).expect(200),
                run -> !Set.of("queued", "running").contains(run.text("/run/state")));
    }

    private void work(Api api, int client) {
        for (int n = 0; !over.get(); n++) {
            String name = "busy-" + client + "-" + n;
            Answer created = api.post(
                    "/api/projects/beta/projects", Map.of("name", name, "description", "", "visibility", "private"));
            if (created.status() != 200) {
                wrong.add(created.toString());
                return;
            }
            written.incrementAndGet();
            String id = created.text("/project/id");
            check(api.get("/api/projects/v1/projects/" + id), "/project/name", name);
            String settings = "/api/projects/beta/projects/" + id + "/results-settings";
            check(api.put(settings, Map.of("branch", "isolated")), "/resultsSettings/branch", "isolated");
            check(api.get(settings), "/resultsSettings/branch", "isolated");
        }
    }

    private void check(Answer answer, String pointer, String expected) {
        if (answer.status() != 200 || !answer.text(pointer).equals(expected)) {
            wrong.add(answer + " instead of " + expected);
        }
    }
}
