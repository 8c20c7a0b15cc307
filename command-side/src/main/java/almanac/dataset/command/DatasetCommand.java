package almanac.dataset.command;

import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SnapshotId;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about datasets. Each that implements this interface is a command to a dataset that must exist. */
public sealed interface DatasetCommand extends Scoped.Dataset, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.DATASET_NOT_FOUND.with(dataset());
    }

    /**
     * Creates an empty dataset in a project.
     *
     * @param grants the roles of users and organizations in it; if none of them is an owner, the caller becomes one
     */
    @Requires(Permission.MANAGE_DATASETS_RW)
    record CreateDataset(
            @TargetAggregateIdentifier DatasetId dataset,
            ProjectId project,
            String name,
            @Nullable String description,
            List<Grant> grants,
            UserId by)
            implements Scoped.Project {

        /** One role of a user or an organization. */
        public record Grant(AccountId grantee, DatasetRole role) {}
    }

    /** Creates a dataset in the project of the snapshot's dataset, to be filled with the snapshot's files. */
    @Requires(Permission.CREATE_DATASET_FROM_SNAPSHOT)
    record CreateDatasetFromSnapshot(
            @TargetAggregateIdentifier DatasetId dataset,
            SnapshotId snapshot,
            String name,
            @Nullable String description,
            UserId by)
            implements Scoped.Snapshot {}

    /** Records that the dataset has all files of the snapshot that it was made from. */
    @SystemOnly
    record CompleteFilling(@TargetAggregateIdentifier DatasetId dataset, long files, long bytes)
            implements DatasetCommand {}

    /** Records that the dataset cannot be filled with the files of the snapshot that it was made from. */
    @SystemOnly
    record FailFilling(@TargetAggregateIdentifier DatasetId dataset, String reason) implements DatasetCommand {}

    /** Changes the given attributes of a dataset, and leaves the rest. */
    @Requires(Permission.UPDATE_DATASET_RW)
    record EditDataset(
            @TargetAggregateIdentifier DatasetId dataset,
            @Nullable String name,
            @Nullable String description) implements DatasetCommand {}

    /** Points a tag at a snapshot of the dataset. A tag that points to another snapshot is moved. */
    @Requires(Permission.UPDATE_DATASET_RW)
    record TagSnapshot(@TargetAggregateIdentifier DatasetId dataset, String tag, SnapshotId snapshot)
            implements DatasetCommand {}

    /** Removes a tag from the snapshot that it points to. */
    @Requires(Permission.UPDATE_DATASET_RW)
    record RemoveSnapshotTag(@TargetAggregateIdentifier DatasetId dataset, String tag) implements DatasetCommand {}

    /** Deletes a dataset and its snapshots for good. */
    @Requires(Permission.PERMANENT_DELETE_DATASET_RW)
    record DeleteDataset(@TargetAggregateIdentifier DatasetId dataset) implements DatasetCommand {}

    /** Gives a user or an organization a role in a dataset, in place of its role so far. */
    @Requires(Permission.EDIT_SECURITY_DATASET_RW)
    record GrantDatasetRole(@TargetAggregateIdentifier DatasetId dataset, AccountId grantee, DatasetRole role)
            implements DatasetCommand {}

    /** Takes a role in a dataset from a user or an organization. */
    @Requires(Permission.EDIT_SECURITY_DATASET_RW)
    record RevokeDatasetRole(@TargetAggregateIdentifier DatasetId dataset, AccountId grantee, DatasetRole role)
            implements DatasetCommand {}
}
