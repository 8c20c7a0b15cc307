package almanac.access.directory;

import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import java.util.Optional;

/** What there is to run something on and in; as of the transaction of the decision that asks. */
public interface ComputeDirectory {

    Optional<HardwareTierId> defaultHardwareTier();

    /** Whether there is such a tier, and it is not archived. */
    boolean isUsableTier(HardwareTierId tier);

    /** What somebody runs in who names none. */
    Optional<EnvironmentId> defaultEnvironment();

    /**
     * Whether the user may use the environment, and it has such a revision, which has been built; in a restricted project
     * that must be the one that is marked.
     */
    boolean isUsableEnvironment(EnvironmentId environment, RevisionSpec revision, UserId user, ProjectId project);

    /** Whether the project runs restricted environments only. */
    boolean isRestricted(ProjectId project);
}
