package almanac.access;

import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers which environments and hardware tiers can be used, as of the transaction of the decision that asks. */
public interface ComputeDirectory {

    Optional<HardwareTierId> defaultHardwareTier();

    /** Returns the tier of model APIs that name none. */
    Optional<HardwareTierId> defaultModelTier();

    /** Tells whether the tier exists and is not archived. */
    boolean isUsableTier(HardwareTierId tier);

    /** Returns the environment of executions that name none. */
    Optional<EnvironmentId> defaultEnvironment();

    /**
     * Tells whether the user may use the environment, and it has such a revision, which has been built; in a restricted
     * project that must be the marked one.
     */
    boolean isUsableEnvironment(EnvironmentId environment, RevisionSpec revision, UserId user, ProjectId project);

    /** Returns the revision that such a spec means today, under the same conditions. */
    Optional<EnvironmentRevisionId> usableRevision(
            EnvironmentId environment, RevisionSpec revision, UserId user, ProjectId project);

    /**
     * Tells whether the active revision of an environment that the user may use has the workspace tool.
     *
     * @param tool null for any
     */
    boolean hasTool(EnvironmentId environment, @Nullable String tool, UserId user, ProjectId project);

    /** Tells whether the project runs restricted environments only. */
    boolean isRestricted(ProjectId project);
}
