package almanac.dataset.command;

import almanac.dataset.event.DatasetEvent.DatasetCreated;
import almanac.dataset.event.DatasetEvent.DatasetRoleGranted;
import almanac.given.People;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;

/** The dataset that the tests are about. */
final class Customers {

    static final DatasetId CUSTOMERS = new DatasetId("66b0000000000000000000d1");
    static final DatasetId COPY = new DatasetId("66b0000000000000000000d2");
    static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    static final SnapshotId MAY = new SnapshotId("66b000000000000000000051");
    static final SnapshotId JUNE = new SnapshotId("66b000000000000000000052");

    static final DatasetCreated CREATED = new DatasetCreated(CUSTOMERS, CHURN, "customers", "all of them", null);
    static final DatasetCreated COPIED = new DatasetCreated(COPY, CHURN, "copy", null, MAY);

    private Customers() {}

    static DatasetRoleGranted granted(UserId user, DatasetRole role) {
        return new DatasetRoleGranted(CUSTOMERS, People.account(user), role);
    }
}
