package almanac.dataset.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Scoped;

/** A command to a snapshot that must exist. */
interface SnapshotCommand extends Scoped.Snapshot, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.SNAPSHOT_NOT_FOUND.with(snapshot());
    }
}
