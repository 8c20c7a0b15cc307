package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Clients of several servers, two of whom want the same names and all of whom change one project. Each reads what was
 * written, on another server than the one that wrote it.
 */
final class MixedLoad {

    private static final int CLIENTS = 8;
    private static final int CHANGES_WHAT_ALL_CHANGE = 5;
    private static final String BETA = "/api/projects/beta/projects";
    private static final String PROJECTS = "/api/projects/v1/projects/";

    private final int most;
    private final String shared;
    private final List<Thread> threads;
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<String, String> created = new ConcurrentHashMap<>();
    private final Set<String> sharedReasons = ConcurrentHashMap.newKeySet();
    private final Set<String> sentTwice = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

    private MixedLoad(List<Api> servers, String shared, int most) {
        this.most = most;
        this.shared = shared;
        this.threads = IntStream.range(0, CLIENTS)
                .mapToObj(client -> Thread.ofPlatform().daemon().start(() -> run(client, servers)))
                .toList();
    }

    static MixedLoad start(List<Api> servers, String shared, int requests) {
        return new MixedLoad(servers, shared, requests);
    }

    private void run(int client, List<Api> servers) {
        RoundRobin robin = new RoundRobin(servers, client);
        try {
            for (int n = 0; answered.get() < most && faults.isEmpty(); n++) {
                round(robin, "wanted-%d-%d".formatted(client / 2, n), "%d-%d".formatted(client, n));
                if (n % CHANGES_WHAT_ALL_CHANGE == 0) {
                    changeShared(robin, "%d-%d".formatted(client, n));
                }
            }
        } catch (RuntimeException | AssertionError fault) {
            faults.add(fault);
        }
    }

    private void round(RoundRobin robin, String name, String unique) {
        Map<String, String> body = Map.of("name", name, "description", "", "visibility", "private");
        Answer creation = send(robin, api -> api.post(BETA, body));
        if (creation.status() == 400) {
            assertThat(creation.text("/errors/0")).startsWith("name: ");
            send(robin, api -> api.get(BETA + "?limit=10")).expect(200);
            return;
        }
        String project = creation.expect(200).text("/project/id");
        created.put(project, name);
        assertThat(send(robin, api -> api.get(PROJECTS + project)).expect(200).text("/project/name"))
                .isEqualTo(name);
        String version = send(robin, api -> api.put(PROJECTS + project + "/status", blocked(unique)))
                .expect(200)
                .header("ETag");
        assertThat(send(robin, api -> api.get(PROJECTS + project)).expect(200).header("ETag"))
                .isEqualTo(version);
    }

    /** Who loses twice against others is told so, and changes nothing. */
    private void changeShared(RoundRobin robin, String reason) {
        int repeatedBefore = robin.repeated();
        Answer change = send(robin, api -> api.put(PROJECTS + shared + "/status", blocked(reason)));
        if (robin.repeated() > repeatedBefore) {
            sentTwice.add(reason);
        }
        if (change.status() == 400) {
            assertThat(change.text("/errors/0")).contains("try again");
        } else {
            change.expect(200);
            sharedReasons.add(reason);
        }
    }

    private Answer send(RoundRobin robin, Function<Api, Answer> request) {
        Answer answer = robin.send(request);
        answered.incrementAndGet();
        return answer;
    }

    private static Map<String, Object> blocked(String reason) {
        return Map.of("status", "active", "isBlocked", true, "blockedReason", reason);
    }

    void awaitAnswered(int count) throws InterruptedException {
        long end = System.nanoTime() + 240_000_000_000L;
        while (answered.get() < count && faults.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("only " + answered + " requests were answered");
            }
            Thread.sleep(10);
        }
    }

    /** When all have sent what they had to send, and nothing was answered that should not be. */
    void end() throws InterruptedException {
        awaitAnswered(most);
        for (Thread thread : threads) {
            thread.join(60_000);
        }
        assertThat(faults).isEmpty();
    }

    /** The names of the projects that were acknowledged, by their ids. */
    Map<String, String> created() {
        return Map.copyOf(created);
    }

    /** With which the project that all change was acknowledged to be blocked. */
    Set<String> sharedReasons() {
        return Set.copyOf(sharedReasons);
    }

    /** Reasons that clients sent twice, because a server went away: it may have made the change before. */
    Set<String> sentTwice() {
        return Set.copyOf(sentTwice);
    }
}
