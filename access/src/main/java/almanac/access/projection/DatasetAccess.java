package almanac.access.projection;

import almanac.access.DatasetTables;
import almanac.access.FileTable;
import almanac.dataset.event.DatasetEvent;
import almanac.dataset.event.DatasetEvent.DatasetCopied;
import almanac.dataset.event.DatasetEvent.DatasetCreated;
import almanac.dataset.event.DatasetEvent.DatasetDeleted;
import almanac.dataset.event.DatasetEvent.DatasetDescribed;
import almanac.dataset.event.DatasetEvent.DatasetFilled;
import almanac.dataset.event.DatasetEvent.DatasetFillingFailed;
import almanac.dataset.event.DatasetEvent.DatasetRenamed;
import almanac.dataset.event.DatasetEvent.DatasetRoleGranted;
import almanac.dataset.event.DatasetEvent.DatasetRoleRevoked;
import almanac.dataset.event.DatasetEvent.SnapshotTagRemoved;
import almanac.dataset.event.DatasetEvent.SnapshotTagged;
import almanac.dataset.event.DatasetFileEvent;
import almanac.dataset.event.DatasetFileEvent.DatasetFileRemoved;
import almanac.dataset.event.DatasetFileEvent.DatasetFileWritten;
import almanac.dataset.event.SnapshotEvent;
import almanac.dataset.event.SnapshotEvent.SnapshotCompleted;
import almanac.dataset.event.SnapshotEvent.SnapshotCopyingBegan;
import almanac.dataset.event.SnapshotEvent.SnapshotDeleted;
import almanac.dataset.event.SnapshotEvent.SnapshotFailed;
import almanac.dataset.event.SnapshotEvent.SnapshotRequested;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Applies events of datasets for the {@link AccessProjector}. */
@Component
class DatasetAccess {

    private final DatasetTables tables;
    private final FileTable files;

    DatasetAccess(DatasetTables tables, FileTable files) {
        this.tables = tables;
        this.files = files;
    }

    void apply(DatasetEvent event, boolean late) {
        switch (event) {
            case DatasetCreated e -> add(e, late);
            case DatasetRenamed e -> rename(e, late);
            case DatasetCopied e -> tables.beginFilling(e.dataset());
            case DatasetFilled e -> tables.endFilling(e.dataset());
            case DatasetFillingFailed e -> tables.endFilling(e.dataset());
            case DatasetRoleGranted e -> tables.putGrant(e.dataset(), e.grantee(), e.role());
            case DatasetRoleRevoked e -> tables.removeGrant(e.dataset(), e.grantee());
            case DatasetDeleted e -> {
                tables.removeDataset(e.dataset());
                files.removeAll(e.dataset());
            }
            case DatasetDescribed _, SnapshotTagged _, SnapshotTagRemoved _ -> {}
        }
    }

    void apply(SnapshotEvent event) {
        switch (event) {
            case SnapshotRequested e -> tables.addSnapshot(e.snapshot(), e.dataset());
            case SnapshotCompleted e -> tables.setActive(e.snapshot());
            case SnapshotDeleted e -> tables.removeSnapshot(e.snapshot());
            case SnapshotCopyingBegan _, SnapshotFailed _ -> {}
        }
    }

    void apply(DatasetFileEvent event) {
        switch (event) {
            case DatasetFileWritten e -> files.add(e.dataset(), e.path());
            case DatasetFileRemoved e -> files.remove(e.dataset(), e.path());
        }
    }

    void leave(ProjectId project) {
        tables.leaveProject(project);
    }

    private void add(DatasetCreated event, boolean late) {
        ProjectId project = event.project();
        boolean isTaken = late && project != null && tables.isNameTaken(project, event.name());
        String name = isTaken ? event.name() + " " + event.dataset() : event.name();
        try {
            tables.addDataset(event.dataset(), project, name, event.sourceSnapshot() != null);
        } catch (DuplicateKeyException _) {
            throw ErrorCode.DATASET_NAME_TAKEN.with(event.name());
        }
    }

    private void rename(DatasetRenamed event, boolean late) {
        boolean isTaken = late && tables.wouldCollide(event.dataset(), event.name());
        try {
            tables.rename(event.dataset(), isTaken ? event.name() + " " + event.dataset() : event.name());
        } catch (DuplicateKeyException _) {
            throw ErrorCode.DATASET_NAME_TAKEN.with(event.name());
        }
    }
}
