package almanac.support.files;

import almanac.support.ForRole;
import almanac.support.Role;
import almanac.support.store.Horizon;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What is done with the files of datasets that no request waits for, by one server at a time. */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // what serves nobody has no such duties
class FileChores implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FileChores.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    private final Horizon horizon;
    private final Turn turn;
    private final SnapshotWork snapshots;
    private final Collection collection;
    private final long collectEvery;
    private volatile @Nullable Thread worker;
    private long collectAt;
    private long collectSince = -1;

    FileChores(
            Horizon horizon,
            Turn turn,
            SnapshotWork snapshots,
            Collection collection,
            @Value("${almanac.files.collect-every:10m}") Duration collectEvery) {
        this.horizon = horizon;
        this.turn = turn;
        this.snapshots = snapshots;
        this.collection = collection;
        this.collectEvery = collectEvery.toNanos();
    }

    private void work() {
        collectAt = System.nanoTime() + collectEvery;
        while (worker == Thread.currentThread()) {
            try {
                doWhatThereIs();
            } catch (RuntimeException e) { // whatever it was, it is tried again
                log.warn("The files of datasets cannot be looked after: {}", e.toString());
            }
            pause();
        }
    }

    private void doWhatThereIs() {
        if (snapshots.isThereAny()) {
            turn.take(Turn.Of.CHORES, snapshots::workOff);
        }
        if (System.nanoTime() - collectAt >= 0) {
            collect();
        }
    }

    /** As soon as the tables know of all that had happened when it was time. */
    private void collect() {
        if (collectSince < 0) {
            collectSince = collection.begin();
        }
        if (collection.isPossible(collectSince)) {
            turn.take(Turn.Of.COLLECTION, collection::collect);
            collectSince = -1;
            collectAt = System.nanoTime() + collectEvery;
        }
    }

    /** Until more has happened: not at once, for the feed whose tables are looked at needs a moment, too. */
    private void pause() {
        horizon.await(horizon.settled() + 1, LONGEST_PAUSE);
        try {
            Thread.sleep(SHORTEST_PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("file-chores").unstarted(this::work);
        worker = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = worker;
        worker = null;
        if (thread != null) {
            thread.interrupt();
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(LONGEST_PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
