package almanac.shared;

import java.util.Set;

/** Names the thing that a command or query is about, so that {@link Guard} knows where to look its sender up. */
public interface Scoped {

    /** A message within one project, which is what {@link Project} or {@link Job} says. */
    sealed interface InProject extends Scoped permits Project, Job {}

    /** A message within one project, named by its id. */
    non-sealed interface Project extends InProject {
        ProjectId project();
    }

    /** A message within the project that a job belongs to. */
    non-sealed interface Job extends InProject {
        JobId job();
    }

    /** A message about one organization. */
    interface Organization extends Scoped {
        OrganizationId organization();
    }

    /** A message about one data source. */
    interface DataSource extends Scoped {
        DataSourceId dataSource();
    }

    /** A message about one dataset, which is what {@link Dataset} or {@link Snapshot} says. */
    sealed interface InDataset extends Scoped permits Dataset, Snapshot {}

    /** A message about one dataset, named by its id. */
    non-sealed interface Dataset extends InDataset {
        DatasetId dataset();
    }

    /** A message about the dataset that a snapshot is of. */
    non-sealed interface Snapshot extends InDataset {
        SnapshotId snapshot();
    }

    /** A message about one environment. */
    interface Environment extends Scoped {
        EnvironmentId environment();
    }

    /** A message about one user. */
    interface User extends Scoped {
        UserId user();
    }

    /**
     * A message that changes one thing within something greater: it makes the refusal for a thing that does not exist.
     */
    interface Existing extends Scoped {
        DomainException missing();
    }

    /** A message that needs more than its type says, because of its content. */
    interface ConditionalPermissions extends Scoped {
        Set<Permission> alsoRequires();
    }
}
