package almanac.dataset.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Queries about datasets, their files and snapshots. */
public interface DatasetQuery {

    /** Asks for one dataset. */
    @Requires(Permission.LIST_DATASET_RW)
    record GetDataset(DatasetId dataset) implements Scoped.Dataset, Query<Versioned<DatasetRwDetailsV1>> {}

    /** Asks for the roles of users and organizations in a dataset. */
    @Requires(Permission.LIST_DATASET_RW)
    record GetDatasetGrants(DatasetId dataset) implements Scoped.Dataset, Query<Versioned<DatasetGrantList>> {}

    /** Asks for the datasets that the caller may list, the newest first. */
    @OpenToAll
    record ListDatasets(UserId caller, DatasetFilter filter, Window window)
            implements Query<Page<DatasetRwInfoDtoV1>> {}

    /** Asks for all datasets of a project, oldest first, and whether the caller may copy them with it. */
    @Requires(Permission.READ_FILES)
    record ListCopyableDatasets(ProjectId project, UserId caller)
            implements Scoped.Project, Query<Page<CopyableDataset>> {}

    /** Asks for one file of a dataset as it is now. */
    @Requires(Permission.READ_DATASET_RW)
    record GetFile(DatasetId dataset, FilePath path) implements Scoped.Dataset, Query<Versioned<DatasetFileV1>> {}

    /** Asks for the files of a dataset whose paths begin with the prefix, by path. */
    @Requires(Permission.READ_DATASET_RW)
    record ListFiles(DatasetId dataset, String prefix, Window window)
            implements Scoped.Dataset, Query<Page<DatasetFileV1>> {}

    /**
     * Asks for the first files of a dataset after a path, by path. A client that goes on after the last of them misses
     * no file that exists all the while.
     *
     * @param after null for the first of all
     */
    @Requires(Permission.READ_DATASET_RW)
    record ListFilesAfter(DatasetId dataset, @Nullable FilePath after, int limit)
            implements Scoped.Dataset, Query<FilesAfter> {}

    /** Asks whether the caller may write files of a dataset, before the server receives their bytes. */
    @Requires(Permission.UPDATE_DATASET_RW)
    record MayWriteFiles(DatasetId dataset) implements Scoped.Dataset, Query<Boolean> {}

    /** Asks for one file of a snapshot. */
    @Requires(Permission.READ_DATASET_RW)
    record GetSnapshotFile(SnapshotId snapshot, FilePath path) implements Scoped.Snapshot, Query<DatasetFileV1> {}

    /** Asks for the files of a snapshot whose paths begin with the prefix, by path. */
    @Requires(Permission.READ_DATASET_RW)
    record ListSnapshotFiles(SnapshotId snapshot, String prefix, Window window)
            implements Scoped.Snapshot, Query<Page<DatasetFileV1>> {}

    /** Asks for one snapshot. */
    @Requires(Permission.LIST_DATASET_RW)
    record GetSnapshot(SnapshotId snapshot) implements Scoped.Snapshot, Query<Versioned<SnapshotDetailsV1>> {}

    /** Asks for the snapshots of a dataset, the newest first. */
    @Requires(Permission.LIST_DATASET_RW)
    record ListSnapshots(DatasetId dataset, Window window) implements Scoped.Dataset, Query<Page<SnapshotDetailsV1>> {}
}
