package almanac.dataset.work;

import almanac.dataset.query.ContentsTable.Filling;
import almanac.dataset.query.ContentsTable.WaitingSnapshot;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.store.HighWaterMark;
import almanac.turn.AdvisoryLock;
import almanac.turn.LeaderLock;
import almanac.turn.Worker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Does the background work on files of datasets, on one server at a time. */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // a process without requests has no such duties
class FileChores extends Worker {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final HighWaterMark highWaterMark;
    private final LeaderLock leaderLock;
    private final SnapshotWork snapshots;
    private final BlobGarbageCollector collection;
    private final long collectEvery;
    private long collectAt;
    private long collectSince = -1;

    FileChores(
            HighWaterMark highWaterMark,
            LeaderLock leaderLock,
            SnapshotWork snapshots,
            BlobGarbageCollector collection,
            @Value("${almanac.files.collect-every:10m}") Duration collectEvery) {
        super("Chores of files");
        this.highWaterMark = highWaterMark;
        this.leaderLock = leaderLock;
        this.snapshots = snapshots;
        this.collection = collection;
        this.collectEvery = collectEvery.toNanos();
        this.collectAt = System.nanoTime() + this.collectEvery;
    }

    @Override
    protected void look() {
        if (snapshots.isThereAny()) {
            leaderLock.take(AdvisoryLock.FILE_CHORES, this::workOff);
        }
        if (System.nanoTime() - collectAt >= 0) {
            collect();
        }
    }

    private void workOff() {
        each(snapshots.snapshots(), WaitingSnapshot::id, snapshots::advance);
        each(snapshots.fillings(), Filling::dataset, snapshots::fill);
    }

    /** Collects as soon as the tables know of all that had happened when it was time. */
    private void collect() {
        if (collectSince < 0) {
            collectSince = collection.begin();
        }
        if (collection.isPossible(collectSince)) {
            leaderLock.take(AdvisoryLock.FILE_COLLECTION, collection::collect);
            collectSince = -1;
            collectAt = System.nanoTime() + collectEvery;
        }
    }

    /**
     * Waits until more has happened, and a moment more: the async projection whose tables are looked at needs one, too.
     */
    @Override
    protected void pause() {
        highWaterMark.await(highWaterMark.settled() + 1, LONGEST_PAUSE);
        super.pause();
    }
}
