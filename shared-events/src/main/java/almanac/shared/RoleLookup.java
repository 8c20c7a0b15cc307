package almanac.shared;

import java.util.Optional;

/** Where {@link Guard} looks callers up. What it answers is as of the transaction that handles the message. */
public interface RoleLookup {

    /** Empty when no active user has that id. */
    Optional<CallerRoles> inInstallation(UserId caller);

    /** Empty when no active user has that id, or there is no such project, or it is archived. */
    Optional<CallerRoles> inProject(UserId caller, ProjectId project);

    /** Empty when no active user has that id, or there is no such dataset. */
    Optional<CallerRoles> inDataset(UserId caller, DatasetId dataset);

    /** As {@link #inDataset}, of the dataset that the snapshot is of; empty as well when there is no such snapshot. */
    Optional<CallerRoles> inDatasetOf(UserId caller, SnapshotId snapshot);

    /** As {@link #inProject}, in the project that the job belongs to; empty also when there is no such job. */
    Optional<CallerRoles> inProjectOf(UserId caller, JobId job);

    /** Empty when no active user has that id, or there is no such organization. */
    Optional<CallerRoles> inOrganization(UserId caller, OrganizationId organization);

    /** Empty when no active user has that id, or there is no such data source, or it was deleted. */
    Optional<CallerRoles> inDataSource(UserId caller, DataSourceId dataSource);

    /** Empty when no active user has that id, or there is no such environment; of an archived one as well. */
    Optional<CallerRoles> inEnvironment(UserId caller, EnvironmentId environment);
}
