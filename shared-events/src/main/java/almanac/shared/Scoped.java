package almanac.shared;

import java.util.List;
import java.util.Set;

/** Names the thing that a command or query is about: each {@link Scope} knows the interfaces of its own messages. */
public interface Scoped {

    /** A message within one project, named by its id. */
    interface Project extends Scoped {
        ProjectId project();
    }

    /** A message within the project that a job belongs to. */
    interface Job extends Scoped {
        JobId job();
    }

    /** A message within the project that a monitored model belongs to. */
    interface MonitoredModel extends Scoped {
        MonitoredModelId model();
    }

    /** A message within the project that a model API belongs to. */
    interface ModelApi extends Scoped {
        ModelApiId api();
    }

    /** A message about one organization. */
    interface Organization extends Scoped {
        OrganizationId organization();
    }

    /** A message about one data source. */
    interface DataSource extends Scoped {
        DataSourceId dataSource();
    }

    /** A message about one dataset, named by its id. */
    interface Dataset extends Scoped {
        DatasetId dataset();
    }

    /** A message about the dataset that a snapshot is of. */
    interface Snapshot extends Scoped {
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

    /** A message about several things: its sender needs its permissions in each of them. */
    interface Several extends Scoped {

        /** Returns a message about each of the things; a message about none is refused. */
        List<? extends Scoped> each();
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
