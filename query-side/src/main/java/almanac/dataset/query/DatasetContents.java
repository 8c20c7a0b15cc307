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
import almanac.shared.AsyncProjection;
import almanac.shared.EventFacts;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
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

    DatasetContents(HeadTable heads, SnapshotTable snapshots, FillingTable fillings) {
        this.heads = heads;
        this.snapshots = snapshots;
        this.fillings = fillings;
    }

    @Override
    public List<String> tables() {
        return List.of("dataset_head", "dataset_snapshot_file", "dataset_snapshot", "dataset_seed", "dataset_filling");
    }

    @EventHandler
    void on(DatasetFileEvent event, EventFacts facts) {
        switch (event) {
            case DatasetFileWritten e -> {
                heads.put(e, facts.at());
                fillings.giveWay(e.dataset(), e.path());
            }
            case DatasetFileRemoved e -> heads.remove(e.dataset(), e.path());
        }
    }

    @EventHandler
    void on(SnapshotEvent event) {
        switch (event) {
            case SnapshotRequested e -> snapshots.take(e);
            case SnapshotCompleted e -> snapshots.complete(e.snapshot());
            case SnapshotFailed e -> snapshots.remove(e.snapshot());
            case SnapshotDeleted e -> snapshots.remove(e.snapshot());
            case SnapshotCopyingBegan _ -> {}
        }
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
    void on(DatasetDeleted event) {
        heads.removeAll(event.dataset());
        fillings.end(event.dataset());
        snapshots.emptyAll(event.dataset());
    }
}
