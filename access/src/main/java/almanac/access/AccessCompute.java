package almanac.access;

import almanac.access.AccessHardwareTiers.Purpose;
import almanac.environment.event.BuildStatus;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The {@link ComputeDirectory} over the access tables. */
@Component
class AccessCompute implements ComputeDirectory {

    private final HardwareTierDirectory tiers;
    private final AccessEnvironments environments;

    AccessCompute(HardwareTierDirectory tiers, AccessEnvironments environments) {
        this.tiers = tiers;
        this.environments = environments;
    }

    @Override
    public Optional<HardwareTierId> defaultHardwareTier() {
        return tiers.defaultFor(Purpose.JOBS);
    }

    /** Returns the default of jobs where model APIs have none of their own. */
    @Override
    public Optional<HardwareTierId> defaultModelTier() {
        return tiers.defaultFor(Purpose.MODEL_APIS).or(this::defaultHardwareTier);
    }

    @Override
    public boolean isUsableTier(HardwareTierId tier) {
        return tiers.limitsOf(tier).isPresent();
    }

    /** Returns the oldest global environment: on a new installation the one that it came with. */
    @Override
    public Optional<EnvironmentId> defaultEnvironment() {
        return environments.oldestGlobal();
    }

    @Override
    public boolean isUsableEnvironment(
            EnvironmentId environment, RevisionSpec revision, UserId user, ProjectId project) {
        return usableRevision(environment, revision, user, project).isPresent();
    }

    @Override
    public Optional<EnvironmentRevisionId> usableRevision(
            EnvironmentId environment, RevisionSpec revision, UserId user, ProjectId project) {
        return environments
                .usableIn(project, user, environment, revision)
                .filter(found -> found.status() == BuildStatus.SUCCEEDED)
                .map(AccessEnvironments.Revision::id);
    }

    @Override
    public boolean hasTool(EnvironmentId environment, @Nullable String tool, UserId user, ProjectId project) {
        return environments
                .usableIn(project, user, environment, RevisionSpec.ACTIVE)
                .map(found -> found.definition().workspaceTools())
                .filter(tools -> tools.stream()
                        .anyMatch(has -> tool == null || has.name().equals(tool)))
                .isPresent();
    }

    @Override
    public boolean isRestricted(ProjectId project) {
        return environments.isForRestricted(project);
    }
}
