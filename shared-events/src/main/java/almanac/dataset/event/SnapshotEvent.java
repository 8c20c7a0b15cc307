package almanac.dataset.event;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.SnapshotId;
import java.util.List;

/** What happens to one snapshot of a dataset. Who asked for it is the event's actor. */
public sealed interface SnapshotEvent {

    SnapshotId snapshot();

    /**
     * Somebody wants the files kept as they are.
     *
     * @param paths of the files and folders that it shall hold; empty for all
     */
    record SnapshotRequested(SnapshotId snapshot, DatasetId dataset, List<FilePath> paths) implements SnapshotEvent {}

    record SnapshotCopyingBegan(SnapshotId snapshot) implements SnapshotEvent {}

    /** It holds its files, and nothing changes them any more. */
    record SnapshotCompleted(SnapshotId snapshot, long files, long bytes) implements SnapshotEvent {}

    record SnapshotFailed(SnapshotId snapshot, String reason) implements SnapshotEvent {}

    /** Its files are gone for good. */
    record SnapshotDeleted(SnapshotId snapshot) implements SnapshotEvent {}
}
