package almanac.shared;

import java.util.Optional;

/** Where {@link Guard} looks callers up. What it answers is as of the transaction that handles the message. */
public interface Standings {

    /** Empty when no active user has that id. */
    Optional<Standing> inInstallation(UserId caller);

    /** Empty when no active user has that id, or there is no such project, or it is archived. */
    Optional<Standing> inProject(UserId caller, ProjectId project);

    /** Empty when no active user has that id, or there is no such dataset. */
    Optional<Standing> inDataset(UserId caller, DatasetId dataset);

    /** As {@link #inDataset}, of the dataset that the snapshot is of; empty as well when there is no such snapshot. */
    Optional<Standing> inDatasetOf(UserId caller, SnapshotId snapshot);

    /** As {@link #inProject}, in the project that the job belongs to; empty also when there is no such job. */
    Optional<Standing> inProjectOf(UserId caller, JobId job);

    /** Empty when no active user has that id, or there is no such organization. */
    Optional<Standing> inOrganization(UserId caller, OrganizationId organization);

    /** Empty when no active user has that id, or there is no such data source, or it was deleted. */
    Optional<Standing> inDataSource(UserId caller, DataSourceId dataSource);

    /** Empty when no active user has that id, or there is no such environment; of an archived one as well. */
    Optional<Standing> inEnvironment(UserId caller, EnvironmentId environment);
}
