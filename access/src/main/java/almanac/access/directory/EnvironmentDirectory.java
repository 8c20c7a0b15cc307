package almanac.access.directory;

import almanac.access.AccessEnvironments;
import almanac.shared.EnvironmentId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import java.util.Optional;

/** What a decision may ask about environments; as of its own transaction. */
@FunctionalInterface
public interface EnvironmentDirectory {

    /**
     * Which revision is meant, and what is in it. Empty when the user may not use the environment, it is archived, or there
     * is no such revision; one that is not built yet, or could not be, is answered as well, with its status.
     */
    Optional<AccessEnvironments.Revision> usable(UserId user, EnvironmentId environment, RevisionSpec spec);
}
