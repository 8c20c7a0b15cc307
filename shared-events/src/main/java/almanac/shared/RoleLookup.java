package almanac.shared;

import java.util.Optional;

/** Looks up the roles of callers for {@link Guard}, as of the transaction that handles the message. */
public interface RoleLookup {

    /** Returns empty when no active user has that id. */
    Optional<CallerRoles> inInstallation(UserId caller);

    /** Returns empty when no active user has that id, or the project does not exist or is archived. */
    Optional<CallerRoles> inProject(UserId caller, ProjectId project);

    /** Returns empty when no active user has that id, or the dataset does not exist. */
    Optional<CallerRoles> inDataset(UserId caller, DatasetId dataset);

    /**
     * As {@link #inDataset}, of the dataset that the snapshot is of; empty as well when the snapshot does not exist.
     */
    Optional<CallerRoles> inDatasetOf(UserId caller, SnapshotId snapshot);

    /** As {@link #inProject}, in the project that the job belongs to; empty also when the job does not exist. */
    Optional<CallerRoles> inProjectOf(UserId caller, JobId job);

    /** Returns empty when no active user has that id, or the organization does not exist. */
    Optional<CallerRoles> inOrganization(UserId caller, OrganizationId organization);

    /** Returns empty when no active user has that id, or the data source does not exist or was deleted. */
    Optional<CallerRoles> inDataSource(UserId caller, DataSourceId dataSource);

    /**
     * Returns empty when no active user has that id, or the environment does not exist; answers for an archived one as
     * well.
     */
    Optional<CallerRoles> inEnvironment(UserId caller, EnvironmentId environment);
}
