package almanac.execution.serving;

import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.storage.prediction.InvocationTable;
import almanac.storage.prediction.InvocationTable.Line;
import almanac.turn.BackgroundLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Counts calls in memory, and adds them to the table once a second. A server that is killed loses those of a second. */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication
final class InvocationCounts implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InvocationCounts.class);

    private final InvocationTable table;
    private final InstantSource clock;
    private final Map<Key, Sum> sums = new ConcurrentHashMap<>();
    private final BackgroundLoop loop = new BackgroundLoop(
            "model-invocations",
            BackgroundLoop.Pace.every(Duration.ofSeconds(1)),
            this::flush,
            e -> log.warn("Calls of models cannot be counted for now: {}", e.getMessage()));

    InvocationCounts(InvocationTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    private record Key(ModelApiId api, ModelApiVersionId version, Instant minute) {}

    private record Sum(long answered, long failed, long durationMs) {

        Sum plus(Sum other) {
            return new Sum(answered + other.answered, failed + other.failed, durationMs + other.durationMs);
        }
    }

    void add(ModelApiId api, ModelApiVersionId version, boolean isAnswered, long durationMs) {
        Key key = new Key(api, version, clock.instant().truncatedTo(ChronoUnit.MINUTES));
        sums.merge(key, new Sum(isAnswered ? 1 : 0, isAnswered ? 0 : 1, durationMs), Sum::plus);
    }

    /** Adds what was counted; sums that cannot be added are kept for the next time. */
    private synchronized void flush() {
        List<Map.Entry<Key, Sum>> taken = new ArrayList<>();
        for (Key key : List.copyOf(sums.keySet())) {
            Sum sum = sums.remove(key);
            if (sum != null) {
                taken.add(Map.entry(key, sum));
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            table.add(taken.stream()
                    .map(entry -> new Line(
                            entry.getKey().version(),
                            entry.getKey().api(),
                            entry.getKey().minute(),
                            entry.getValue().answered(),
                            entry.getValue().failed(),
                            entry.getValue().durationMs()))
                    .toList());
        } catch (RuntimeException e) {
            taken.forEach(entry -> sums.merge(entry.getKey(), entry.getValue(), Sum::plus));
            throw e;
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        flush();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** Stops after the last calls have ended. */
    @Override
    public int getPhase() {
        return ServingShutdown.PHASE - 1;
    }
}
