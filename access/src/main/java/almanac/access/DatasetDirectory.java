package almanac.access;

import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import java.util.Optional;

/** Answers a decision's questions about datasets and their projects, as of its own transaction. */
public interface DatasetDirectory {

    /** Tells whether the project exists; if so, it is not archived before the transaction ends. */
    boolean holdProject(ProjectId project);

    /** As {@link ProjectDirectory#holdForEnd}. */
    void holdForEnd(DatasetId dataset);

    /** Returns the project that the snapshot's dataset belongs to at this moment; empty when it has none. */
    Optional<ProjectId> projectOf(SnapshotId snapshot);

    boolean isDatasetNameTaken(ProjectId project, String name);

    /** Tells whether another dataset of the same project has the name. */
    boolean isDatasetNameTakenFrom(DatasetId dataset, String name);

    /** Returns the dataset, which is not deleted before the transaction ends; empty when it does not exist. */
    Optional<KnownDataset> holdDataset(DatasetId dataset);

    /** Returns the snapshot, which is not deleted before the transaction ends; empty when it does not exist. */
    Optional<KnownSnapshot> holdSnapshot(SnapshotId snapshot);

    /**
     * Tells whether the user's jobs may read the dataset's files: by a role of the user or of one of the user's
     * organizations.
     */
    boolean mayMount(UserId user, DatasetId dataset);
}
