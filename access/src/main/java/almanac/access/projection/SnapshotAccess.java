package almanac.access.projection;

import almanac.access.DatasetTables;
import almanac.dataset.event.SnapshotEvent;
import almanac.dataset.event.SnapshotEvent.SnapshotCompleted;
import almanac.dataset.event.SnapshotEvent.SnapshotCopyingBegan;
import almanac.dataset.event.SnapshotEvent.SnapshotDeleted;
import almanac.dataset.event.SnapshotEvent.SnapshotFailed;
import almanac.dataset.event.SnapshotEvent.SnapshotRequested;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of snapshots. */
@Component
class SnapshotAccess implements AccessPart<SnapshotEvent> {

    private final DatasetTables tables;

    SnapshotAccess(DatasetTables tables) {
        this.tables = tables;
    }

    @Override
    public Class<SnapshotEvent> events() {
        return SnapshotEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_snapshot");
    }

    @Override
    public void apply(SnapshotEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case SnapshotRequested e -> tables.addSnapshot(e.snapshot(), e.dataset());
            case SnapshotCompleted e -> tables.setActive(e.snapshot());
            case SnapshotDeleted e -> tables.removeSnapshot(e.snapshot());
            case SnapshotCopyingBegan _, SnapshotFailed _ -> {}
        }
    }
}
