package almanac.dataset.event;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.SnapshotId;
import java.util.List;

/** Events of one snapshot of a dataset. The event's actor is the user that asked for it. */
public sealed interface SnapshotEvent {

    SnapshotId snapshot();

    /**
     * A user asked to keep the files as they are.
     *
     * @param paths of the files and folders that it shall hold; empty for all
     */
    record SnapshotRequested(SnapshotId snapshot, DatasetId dataset, List<FilePath> paths) implements SnapshotEvent {}

    record SnapshotCopyingBegan(SnapshotId snapshot) implements SnapshotEvent {}

    /** The snapshot holds its files, and nothing changes them any more. */
    record SnapshotCompleted(SnapshotId snapshot, long files, long bytes) implements SnapshotEvent {}

    record SnapshotFailed(SnapshotId snapshot, String reason) implements SnapshotEvent {}

    /** The snapshot's files are gone for good. */
    record SnapshotDeleted(SnapshotId snapshot) implements SnapshotEvent {}
}
