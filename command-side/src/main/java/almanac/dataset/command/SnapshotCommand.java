package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SnapshotId;
import almanac.shared.SystemOnly;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about snapshots. Each that implements this interface is a command to a snapshot that must exist. */
public sealed interface SnapshotCommand extends Scoped.Snapshot, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.SNAPSHOT_NOT_FOUND.with(snapshot());
    }

    /**
     * Requests a snapshot of the files of a dataset as they are now.
     *
     * @param paths of the files and folders that are wanted; empty for all
     */
    @Requires(Permission.CREATE_SNAPSHOT)
    record RequestSnapshot(@TargetAggregateIdentifier SnapshotId snapshot, DatasetId dataset, List<FilePath> paths)
            implements Scoped.Dataset {}

    /** Records that the copying of a snapshot's files has begun. */
    @SystemOnly
    record BeginCopying(@TargetAggregateIdentifier SnapshotId snapshot) implements SnapshotCommand {}

    /** Records that all files of a snapshot are copied. */
    @SystemOnly
    record CompleteSnapshot(@TargetAggregateIdentifier SnapshotId snapshot, long files, long bytes)
            implements SnapshotCommand {}

    /** Records that the files of a snapshot cannot be copied. */
    @SystemOnly
    record FailSnapshot(@TargetAggregateIdentifier SnapshotId snapshot, String reason) implements SnapshotCommand {}

    /** Records that the files of a snapshot are deleted. */
    @SystemOnly
    record DeleteSnapshot(@TargetAggregateIdentifier SnapshotId snapshot) implements SnapshotCommand {}
}
