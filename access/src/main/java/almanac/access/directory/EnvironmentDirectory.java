package almanac.access.directory;

import almanac.access.AccessEnvironments;
import almanac.shared.EnvironmentId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import java.util.Optional;

/** Answers a decision's questions about environments, as of its own transaction. */
@FunctionalInterface
public interface EnvironmentDirectory {

    /**
     * Returns the revision that is meant, with its definition. Empty when the user may not use the environment, it is
     * archived, or it has no such revision. A revision that is not built yet, or could not be, is returned with its
     * status.
     */
    Optional<AccessEnvironments.Revision> usable(UserId user, EnvironmentId environment, RevisionSpec spec);
}
