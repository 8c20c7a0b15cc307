package almanac.dataset.work;

import almanac.dataset.query.ContentsTable.Filling;
import almanac.dataset.query.ContentsTable.WaitingSnapshot;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.store.Horizon;
import almanac.turn.Turns;
import almanac.turn.Worker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What is done with the files of datasets that no request waits for, by one server at a time. */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // what serves nobody has no such duties
class FileChores extends Worker {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Horizon horizon;
    private final Turns turns;
    private final SnapshotWork snapshots;
    private final Collection collection;
    private final long collectEvery;
    private long collectAt;
    private long collectSince = -1;

    FileChores(
            Horizon horizon,
            Turns turns,
            SnapshotWork snapshots,
            Collection collection,
            @Value("${almanac.files.collect-every:10m}") Duration collectEvery) {
        super("Chores of files");
        this.horizon = horizon;
        this.turns = turns;
        this.snapshots = snapshots;
        this.collection = collection;
        this.collectEvery = collectEvery.toNanos();
        this.collectAt = System.nanoTime() + this.collectEvery;
    }

    @Override
    protected void look() {
        if (snapshots.isThereAny()) {
            turns.take(Turns.Of.FILE_CHORES, this::workOff);
        }
        if (System.nanoTime() - collectAt >= 0) {
            collect();
        }
    }

    private void workOff() {
        each(snapshots.snapshots(), WaitingSnapshot::id, snapshots::advance);
        each(snapshots.fillings(), Filling::dataset, snapshots::fill);
    }

    /** As soon as the tables know of all that had happened when it was time. */
    private void collect() {
        if (collectSince < 0) {
            collectSince = collection.begin();
        }
        if (collection.isPossible(collectSince)) {
            turns.take(Turns.Of.FILE_COLLECTION, collection::collect);
            collectSince = -1;
            collectAt = System.nanoTime() + collectEvery;
        }
    }

    /** Until more has happened, and a moment more: the feed whose tables are looked at needs one, too. */
    @Override
    protected void pause() {
        horizon.await(horizon.settled() + 1, LONGEST_PAUSE);
        super.pause();
    }
}
