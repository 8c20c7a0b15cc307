package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Clients that create projects as fast as they can, and remember which of them were acknowledged. */
final class Writers {

    private static final int CLIENTS = 8;

    private final Api api;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final String prefix;
    private final List<Thread> threads;
    private volatile boolean ended;

    private Writers(Api api, String prefix) {
        this.api = api;
        this.prefix = prefix;
        this.threads = IntStream.range(0, CLIENTS)
                .mapToObj(client -> Thread.ofPlatform().daemon().start(this::write))
                .toList();
    }

    static Writers start(Api api, String prefix) {
        return new Writers(api, prefix);
    }

    private void write() {
        while (!ended) {
            Map<String, String> project =
                    Map.of("name", prefix + attempts.incrementAndGet(), "description", "", "visibility", "private");
            try {
                Answer answer = api.post("/api/projects/beta/projects", project);
                if (answer.status() == 200) {
                    acknowledged.add(answer.text("/project/id"));
                } else if (answer.status() != 503) {
                    unexpected.add(answer.status() + ": " + answer.body());
                }
            } catch (AssertionError violation) {
                unexpected.add(String.valueOf(violation.getMessage()));
            } catch (UncheckedIOException _) {
                pause(); // the server is gone: what it did not answer was not acknowledged
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitAcknowledged(int count) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (acknowledged.size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("only " + acknowledged.size() + " writes were acknowledged");
            }
            Thread.sleep(10);
        }
    }

    /** The ids of all that were answered with 200; whatever else was answered must have been 503. */
    Set<String> stop() throws InterruptedException {
        ended = true;
        for (Thread thread : threads) {
            thread.join(60_000);
        }
        assertThat(unexpected).isEmpty();
        return Set.copyOf(acknowledged);
    }

    int acknowledgedSoFar() {
        return acknowledged.size();
    }
}
