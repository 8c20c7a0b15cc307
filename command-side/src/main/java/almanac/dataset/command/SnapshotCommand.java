package almanac.dataset.command;

import almanac.shared.About;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;

/** A command to a snapshot that should exist. */
interface SnapshotCommand extends About.Snapshot, About.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.SNAPSHOT_NOT_FOUND.with(snapshot());
    }
}
