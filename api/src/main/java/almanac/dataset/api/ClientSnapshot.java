package almanac.dataset.api;

import almanac.dataset.query.SnapshotDetailsV1;
import almanac.shared.DatasetId;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import almanac.web.ClientWords;
import org.jspecify.annotations.Nullable;

/** A snapshot with the members of the older routes; its time is in milliseconds since 1970. */
record ClientSnapshot(
        SnapshotId id,
        DatasetId datasetId,
        @Nullable UserId author,
        long creationTime,
        boolean isReadWrite,
        String lifecycleStatus) {

    static ClientSnapshot of(SnapshotDetailsV1 snapshot) {
        return new ClientSnapshot(
                snapshot.id(),
                snapshot.datasetId(),
                snapshot.creatorId(),
                snapshot.createdAt().toEpochMilli(),
                false,
                ClientWords.of(snapshot.status()));
    }
}
