package almanac.dataset.query;

import almanac.dataset.event.DatasetEvent.DatasetCopied;
import almanac.dataset.event.DatasetEvent.DatasetCreated;
import almanac.dataset.event.DatasetEvent.DatasetDeleted;
import almanac.dataset.event.DatasetEvent.DatasetFilled;
import almanac.dataset.event.DatasetEvent.DatasetFillingFailed;
import almanac.dataset.event.DatasetFileEvent;
import almanac.dataset.event.DatasetFileEvent.DatasetFileRemoved;
import almanac.dataset.event.DatasetFileEvent.DatasetFileWritten;
import almanac.dataset.event.SnapshotEvent;
import almanac.dataset.event.SnapshotEvent.SnapshotCompleted;
import almanac.dataset.event.SnapshotEvent.SnapshotCopyingBegan;
import almanac.dataset.event.SnapshotEvent.SnapshotDeleted;
import almanac.dataset.event.SnapshotEvent.SnapshotFailed;
import almanac.dataset.event.SnapshotEvent.SnapshotRequested;
import almanac.dataset.query.LevelTable.Cause;
import almanac.shared.AsyncProjection;
import almanac.shared.DatasetId;
import almanac.shared.EventFacts;
import almanac.shared.SnapshotId;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Projects which contents every dataset, every snapshot and every dataset to be filled needs, as of one position in the
 * log. Events come in the order of the log. So a snapshot gets exactly the files of its dataset at the time of its
 * request, however late the event is projected, and gets them again when the tables are rebuilt (docs/adr/0022).
 */
@Component
@ProcessingGroup(DatasetContents.GROUP)
class DatasetContents implements AsyncProjection {

    static final String GROUP = "dataset-contents";

    private final HeadTable heads;
    private final SnapshotTable snapshots;
    private final FillingTable fillings;
    private final LevelTable levels;

    DatasetContents(HeadTable heads, SnapshotTable snapshots, FillingTable fillings, LevelTable levels) {
        this.heads = heads;
        this.snapshots = snapshots;
        this.fillings = fillings;
        this.levels = levels;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "dataset_head",
                "dataset_snapshot_file",
                "dataset_snapshot",
                "dataset_seed",
                "dataset_filling",
                "dataset_level");
    }

    @EventHandler
    void on(DatasetFileEvent event, EventFacts facts, EventMessage<?> message) {
        Cause cause = cause(message);
        switch (event) {
            case DatasetFileWritten e -> {
                levels.change(e.dataset(), e.path(), e.content(), e.size(), () -> heads.put(e, facts.at()), cause);
                fillings.giveWay(e.dataset(), e.path());
            }
            case DatasetFileRemoved e ->
                levels.change(e.dataset(), e.path(), null, 0, () -> heads.remove(e.dataset(), e.path()), cause);
        }
    }

    private static Cause cause(EventMessage<?> message) {
        return new Cause(message.getIdentifier(), message.getTimestamp());
    }

    @EventHandler
    void on(SnapshotEvent event, EventMessage<?> message) {
        switch (event) {
            case SnapshotRequested e -> snapshots.take(e);
            case SnapshotCompleted e -> snapshots.complete(e.snapshot());
            case SnapshotFailed e -> remove(e.snapshot(), message);
            case SnapshotDeleted e -> remove(e.snapshot(), message);
            case SnapshotCopyingBegan _ -> {}
        }
    }

    private void remove(SnapshotId snapshot, EventMessage<?> message) {
        Optional<DatasetId> dataset = snapshots.datasetOf(snapshot);
        snapshots.remove(snapshot);
        dataset.ifPresent(of -> levels.count(of, cause(message)));
    }

    @EventHandler
    void on(DatasetCreated event) {
        if (event.sourceSnapshot() != null) {
            fillings.begin(event.dataset(), event.sourceSnapshot());
        }
    }

    @EventHandler
    void on(DatasetCopied event) {
        fillings.begin(event.dataset(), event.source());
    }

    @EventHandler
    void on(DatasetFilled event) {
        fillings.end(event.dataset());
    }

    @EventHandler
    void on(DatasetFillingFailed event) {
        fillings.end(event.dataset());
    }

    @EventHandler
    void on(DatasetDeleted event, EventMessage<?> message) {
        heads.removeAll(event.dataset());
        fillings.end(event.dataset());
        snapshots.emptyAll(event.dataset());
        levels.count(event.dataset(), cause(message));
    }
}
