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
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ProjectId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of datasets. */
@Component
class DatasetAccess implements AccessPart<DatasetEvent> {

    private final DatasetTables tables;
    private final FileTable files;

    DatasetAccess(DatasetTables tables, FileTable files) {
        this.tables = tables;
        this.files = files;
    }

    @Override
    public Class<DatasetEvent> events() {
        return DatasetEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_dataset_grant", "access_dataset");
    }

    @Override
    public void apply(DatasetEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case DatasetCreated e -> add(e, names);
            case DatasetRenamed e -> rename(e, names);
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

    private void add(DatasetCreated event, NameClaims names) {
        ProjectId project = event.project();
        names.claim(
                () -> project != null && tables.isDatasetNameTaken(project, event.name()),
                () -> add(event, event.name()),
                () -> add(event, event.name() + " " + event.dataset()),
                ErrorCode.DATASET_NAME_TAKEN,
                event.name());
    }

    private void add(DatasetCreated event, String name) {
        tables.addDataset(event.dataset(), event.project(), name, event.sourceSnapshot() != null);
    }

    private void rename(DatasetRenamed event, NameClaims names) {
        names.claim(
                () -> tables.isDatasetNameTakenFrom(event.dataset(), event.name()),
                () -> tables.rename(event.dataset(), event.name()),
                () -> tables.rename(event.dataset(), event.name() + " " + event.dataset()),
                ErrorCode.DATASET_NAME_TAKEN,
                event.name());
    }
}
