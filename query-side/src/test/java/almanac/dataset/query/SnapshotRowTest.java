package almanac.dataset.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.dataset.event.SnapshotEvent;
import almanac.dataset.event.SnapshotEvent.SnapshotCompleted;
import almanac.dataset.event.SnapshotEvent.SnapshotCopyingBegan;
import almanac.dataset.event.SnapshotEvent.SnapshotDeleted;
import almanac.dataset.event.SnapshotEvent.SnapshotFailed;
import almanac.dataset.event.SnapshotEvent.SnapshotRequested;
import almanac.row.History;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.SnapshotId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotRowTest {

    private static final DatasetId CUSTOMERS = new DatasetId("66b0000000000000000000d1");
    private static final SnapshotId MAY = new SnapshotId("66b000000000000000000051");
    private static final SnapshotRequested REQUESTED =
            new SnapshotRequested(MAY, CUSTOMERS, List.of(new FilePath("raw")));
    private static final SnapshotCopyingBegan BEGAN = new SnapshotCopyingBegan(MAY);
    private static final SnapshotCompleted COMPLETED = new SnapshotCompleted(MAY, 3, 4_096);

    @Test
    void a_snapshot_names_its_dataset_and_who_asked_for_it() {
        assertThat(after(REQUESTED))
                .isEqualTo(new SnapshotDetailsV1(MAY, CUSTOMERS, History.at(0), History.ACTOR, SnapshotStatus.PENDING));
    }

    @Test
    void its_status_is_how_far_it_is() {
        assertThat(after(REQUESTED, BEGAN).status()).isEqualTo(SnapshotStatus.COPYING);
        assertThat(after(REQUESTED, BEGAN, COMPLETED).status()).isEqualTo(SnapshotStatus.ACTIVE);
        assertThat(after(REQUESTED, BEGAN, new SnapshotFailed(MAY, "no room")).status())
                .isEqualTo(SnapshotStatus.FAILED);
        assertThat(after(REQUESTED, BEGAN, COMPLETED, new SnapshotDeleted(MAY)).status())
                .isEqualTo(SnapshotStatus.DELETED);
    }

    private static SnapshotDetailsV1 after(SnapshotEvent... events) {
        return History.foldTwice(new SnapshotRow(), MAY.value(), events).toV1();
    }
}
