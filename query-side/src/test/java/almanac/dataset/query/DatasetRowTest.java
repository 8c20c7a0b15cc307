package almanac.dataset.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.dataset.event.DatasetEvent;
import almanac.dataset.event.DatasetEvent.DatasetCreated;
import almanac.dataset.event.DatasetEvent.DatasetDeleted;
import almanac.dataset.event.DatasetEvent.DatasetDescribed;
import almanac.dataset.event.DatasetEvent.DatasetFilled;
import almanac.dataset.event.DatasetEvent.DatasetRenamed;
import almanac.dataset.event.DatasetEvent.DatasetRoleGranted;
import almanac.dataset.event.DatasetEvent.DatasetRoleRevoked;
import almanac.dataset.event.DatasetEvent.SnapshotTagRemoved;
import almanac.dataset.event.DatasetEvent.SnapshotTagged;
import almanac.row.History;
import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetRowTest {

    private static final DatasetId CUSTOMERS = new DatasetId("66b0000000000000000000d1");
    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final SnapshotId MAY = new SnapshotId("66b000000000000000000051");
    private static final SnapshotId JUNE = new SnapshotId("66b000000000000000000052");
    private static final AccountId ANA = new AccountId("66b0000000000000000000a1");
    private static final AccountId BO = new AccountId("66b0000000000000000000b2");
    private static final DatasetCreated CREATED = new DatasetCreated(CUSTOMERS, CHURN, "customers", null, MAY);

    @Test
    void a_new_dataset_is_what_it_was_created_as_and_what_others_say_of_it() {
        assertThat(after(CREATED).toV1(CHURN, List.of(MAY)))
                .isEqualTo(new DatasetRwDetailsV1(
                        CUSTOMERS, "customers", null, CHURN, History.at(0), List.of(MAY), Map.of()));
    }

    @Test
    void it_is_renamed_and_described_and_filled() {
        DatasetRwDetailsV1 dataset = after(
                        CREATED,
                        new DatasetRenamed(CUSTOMERS, "buyers"),
                        new DatasetDescribed(CUSTOMERS, "who bought"),
                        new DatasetFilled(CUSTOMERS, 1, 2))
                .toV1(null, List.of());
        assertThat(dataset.name()).isEqualTo("buyers");
        assertThat(dataset.description()).isEqualTo("who bought");
        assertThat(dataset.projectId()).isNull();
    }

    @Test
    void the_last_role_of_each_grantee_counts() {
        DatasetRow row = after(
                CREATED,
                new DatasetRoleGranted(CUSTOMERS, ANA, DatasetRole.OWNER),
                new DatasetRoleGranted(CUSTOMERS, BO, DatasetRole.OWNER),
                new DatasetRoleGranted(CUSTOMERS, ANA, DatasetRole.READER));
        assertThat(row.grants())
                .containsExactly(
                        new DatasetRwGrantV1(ANA, DatasetRole.READER), new DatasetRwGrantV1(BO, DatasetRole.OWNER));
    }

    @Test
    void a_revoked_role_is_gone() {
        DatasetRow row = after(
                CREATED,
                new DatasetRoleGranted(CUSTOMERS, ANA, DatasetRole.OWNER),
                new DatasetRoleGranted(CUSTOMERS, BO, DatasetRole.READER),
                new DatasetRoleRevoked(CUSTOMERS, BO));
        assertThat(row.grants()).containsExactly(new DatasetRwGrantV1(ANA, DatasetRole.OWNER));
    }

    @Test
    void a_tag_moves_and_goes() {
        SnapshotTagged gold = new SnapshotTagged(CUSTOMERS, "gold", MAY);
        SnapshotTagged moved = new SnapshotTagged(CUSTOMERS, "gold", JUNE);
        SnapshotTagged silver = new SnapshotTagged(CUSTOMERS, "silver", MAY);
        assertThat(after(CREATED, gold, silver, moved).toV1(null, List.of()).tags())
                .isEqualTo(Map.of("gold", JUNE, "silver", MAY));
        assertThat(after(CREATED, gold, silver, new SnapshotTagRemoved(CUSTOMERS, "gold"))
                        .toV1(null, List.of())
                        .tags())
                .isEqualTo(Map.of("silver", MAY));
    }

    @Test
    void a_deleted_dataset_says_so() {
        assertThat(after(CREATED).isDeleted()).isFalse();
        assertThat(after(CREATED, new DatasetDeleted(CUSTOMERS)).isDeleted()).isTrue();
    }

    private static DatasetRow after(DatasetEvent... events) {
        return History.foldTwice(new DatasetRow(), CUSTOMERS.value(), events);
    }
}
