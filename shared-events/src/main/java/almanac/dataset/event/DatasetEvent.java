package almanac.dataset.event;

import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.DisplayName;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import org.jspecify.annotations.Nullable;

/** Events of a dataset as a whole; its snapshots have streams of their own ({@link SnapshotEvent}). */
public sealed interface DatasetEvent {

    DatasetId dataset();

    /**
     * A dataset was made, without files at first.
     *
     * @param project that it belongs to; null when it was made from a snapshot whose dataset belonged to none any more
     * @param sourceSnapshot the snapshot whose files it is being filled with; null when nothing fills it
     */
    record DatasetCreated(
            DatasetId dataset,
            @Nullable ProjectId project,
            @DisplayName String name,
            @Nullable String description,
            @Nullable SnapshotId sourceSnapshot)
            implements DatasetEvent {}

    /** The dataset is being filled with the files that another dataset has at this position of the log. */
    record DatasetCopied(DatasetId dataset, DatasetId source) implements DatasetEvent {}

    /** The dataset has the files of the snapshot or dataset that it was made from. */
    record DatasetFilled(DatasetId dataset, long files, long bytes) implements DatasetEvent {}

    /** The dataset will not get the files of its source, and is like any other from now on. */
    record DatasetFillingFailed(DatasetId dataset, String reason) implements DatasetEvent {}

    record DatasetRenamed(DatasetId dataset, @DisplayName String name) implements DatasetEvent {}

    record DatasetDescribed(DatasetId dataset, String description) implements DatasetEvent {}

    /** The grantee has this role and no other. */
    record DatasetRoleGranted(DatasetId dataset, AccountId grantee, DatasetRole role) implements DatasetEvent {}

    record DatasetRoleRevoked(DatasetId dataset, AccountId grantee) implements DatasetEvent {}

    /** The tag points to this snapshot and to no other. */
    record SnapshotTagged(DatasetId dataset, String tag, SnapshotId snapshot) implements DatasetEvent {}

    record SnapshotTagRemoved(DatasetId dataset, String tag) implements DatasetEvent {}

    /** The dataset and all its snapshots are gone for good. */
    record DatasetDeleted(DatasetId dataset) implements DatasetEvent {}
}
