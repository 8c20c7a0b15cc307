package almanac.access;

import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Chooses and checks the hardware tier and environment of a user's execution in a project: the requested or the
 * default.
 */
public final class Compute {

    private final ComputeDirectory directory;
    private final UserId user;
    private final ProjectId project;

    public Compute(ComputeDirectory directory, UserId user, ProjectId project) {
        this.directory = directory;
        this.user = user;
        this.project = project;
    }

    public HardwareTierId hardwareTier(@Nullable HardwareTierId wanted) {
        if (wanted == null) {
            return directory
                    .defaultHardwareTier()
                    .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(
                            "hardwareTier", "must be given: there is no default hardware tier"));
        }
        requireTier("hardwareTier", wanted);
        return wanted;
    }

    /** Returns the tier of a model API. */
    public HardwareTierId modelTier(@Nullable HardwareTierId wanted) {
        if (wanted == null) {
            return directory
                    .defaultModelTier()
                    .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(
                            "hardwareTierId", "must be given: there is no default hardware tier"));
        }
        requireTier("hardwareTierId", wanted);
        return wanted;
    }

    /** Returns the active revision of the environment. */
    public EnvironmentRevisionId revision(String member, EnvironmentId environment) {
        requireEnvironment(member, environment, RevisionSpec.ACTIVE);
        return directory
                .usableRevision(environment, RevisionSpec.ACTIVE, user, project)
                .orElseThrow(() -> ErrorCode.ENVIRONMENT_NOT_USABLE.with(environment, RevisionSpec.ACTIVE));
    }

    public EnvironmentId environment(@Nullable EnvironmentId wanted, RevisionSpec revision) {
        EnvironmentId environment = wanted != null
                ? wanted
                : directory
                        .defaultEnvironment()
                        .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(
                                "environmentId", "must be given: there is no default environment"));
        requireEnvironment("environmentId", environment, revision);
        return environment;
    }

    /**
     * Refuses an environment whose active revision lacks a workspace tool.
     *
     * @param tool null for any
     */
    public void requireTool(EnvironmentId environment, @Nullable String tool) {
        if (!directory.hasTool(environment, tool, user, project)) {
            throw ErrorCode.TOOL_NOT_FOUND.with(environment, tool == null ? "any" : tool);
        }
    }

    /**
     * Refuses a hardware tier that does not exist.
     *
     * @param member of the request that names the tier
     */
    public void requireTier(String member, HardwareTierId tier) {
        if (!directory.isUsableTier(tier)) {
            throw ErrorCode.INVALID_VALUE.with(member, "there is no hardware tier '%s'".formatted(tier));
        }
    }

    /**
     * Refuses an environment that the user may not use exactly like one that does not exist: the user cannot tell
     * which.
     */
    public void requireEnvironment(String member, EnvironmentId environment, RevisionSpec revision) {
        if (!directory.isUsableEnvironment(environment, revision, user, project)) {
            String sentence = directory.isRestricted(project)
                    ? "the project is restricted, and there is no environment '%s' whose %s is its restricted one"
                    : "there is no environment '%s' to be used in its %s";
            throw ErrorCode.INVALID_VALUE.with(member, sentence.formatted(environment, revision));
        }
    }
}
