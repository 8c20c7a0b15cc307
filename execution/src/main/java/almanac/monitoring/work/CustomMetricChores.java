package almanac.monitoring.work;

import almanac.role.ForRole;
import almanac.role.Role;
import almanac.storage.custommetric.CustomMetricCleaner;
import almanac.storage.custommetric.CustomMetricPartitions;
import almanac.turn.AdvisoryLock;
import almanac.turn.LeaderLock;
import almanac.turn.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Makes and drops partitions of values, and deletes those of models whose monitoring ended; on one server at a time. */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // a process without requests has no such duties
class CustomMetricChores extends Worker {

    private static final Duration PARTITIONS_EVERY = Duration.ofHours(1);
    private static final Duration CLEANS_EVERY = Duration.ofSeconds(5);

    private final LeaderLock leaderLock;
    private final CustomMetricPartitions partitions;
    private final CustomMetricCleaner cleaning;
    private final InstantSource clock;
    private final @Nullable Duration keptFor;
    private long partitionsAt = System.nanoTime();
    private long cleansAt = System.nanoTime();

    CustomMetricChores(
            LeaderLock leaderLock,
            CustomMetricPartitions partitions,
            CustomMetricCleaner cleaning,
            InstantSource clock,
            @Value("${almanac.metrics.kept-for:#{null}}") @Nullable Duration keptFor) {
        super("Chores of metrics");
        this.leaderLock = leaderLock;
        this.partitions = partitions;
        this.cleaning = cleaning;
        this.clock = clock;
        this.keptFor = keptFor;
    }

    @Override
    protected void look() {
        if (System.nanoTime() - partitionsAt >= 0
                && leaderLock.take(AdvisoryLock.METRIC_CHORES, () -> arrange(clock.instant()))) {
            partitionsAt = System.nanoTime() + PARTITIONS_EVERY.toNanos();
        }
        if (System.nanoTime() - cleansAt >= 0) {
            leaderLock.take(AdvisoryLock.METRIC_CHORES, () -> each(cleaning.ended(), Function.identity(), this::clean));
            cleansAt = System.nanoTime() + CLEANS_EVERY.toNanos();
        }
    }

    private void arrange(Instant now) {
        partitions.make(now);
        if (keptFor != null) {
            partitions.dropBefore(now.minus(keptFor));
        }
    }

    private void clean(String model) {
        boolean isMore = true;
        while (isMore && isWanted()) {
            isMore = cleaning.deleteSome(model);
        }
    }
}
