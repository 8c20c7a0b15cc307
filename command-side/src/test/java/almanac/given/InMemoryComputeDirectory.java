package almanac.given;

import almanac.access.ComputeDirectory;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory of the hardware tiers and environments that a test puts into it; the first of each is the default. */
public final class InMemoryComputeDirectory implements ComputeDirectory {

    private static final List<RevisionSpec> REVISIONS = List.of(RevisionSpec.ACTIVE, RevisionSpec.LATEST);

    private final List<HardwareTierId> tiers = new ArrayList<>();
    private final List<EnvironmentId> environments = new ArrayList<>();
    private final List<EnvironmentId> withoutTools = new ArrayList<>();
    private final List<EnvironmentId> marked = new ArrayList<>();
    private final List<ProjectId> restricted = new ArrayList<>();

    public InMemoryComputeDirectory withTiers(HardwareTierId... ids) {
        tiers.addAll(List.of(ids));
        return this;
    }

    public InMemoryComputeDirectory withEnvironments(EnvironmentId... ids) {
        environments.addAll(List.of(ids));
        return this;
    }

    /** Those environments are there, and have no workspace tools. */
    public InMemoryComputeDirectory withToolless(EnvironmentId... ids) {
        withoutTools.addAll(List.of(ids));
        return withEnvironments(ids);
    }

    /** In this project those environments alone, in their active revision, are to be used. */
    public InMemoryComputeDirectory withRestricted(ProjectId project, EnvironmentId... ids) {
        restricted.add(project);
        marked.addAll(List.of(ids));
        return this;
    }

    @Override
    public Optional<HardwareTierId> defaultHardwareTier() {
        return tiers.stream().findFirst();
    }

    @Override
    public Optional<HardwareTierId> defaultModelTier() {
        return defaultHardwareTier();
    }

    @Override
    public boolean isUsableTier(HardwareTierId tier) {
        return tiers.contains(tier);
    }

    @Override
    public Optional<EnvironmentId> defaultEnvironment() {
        return environments.stream().findFirst();
    }

    @Override
    public boolean isUsableEnvironment(
            EnvironmentId environment, RevisionSpec revision, UserId user, ProjectId project) {
        return isRestricted(project)
                ? marked.contains(environment) && revision.equals(RevisionSpec.ACTIVE)
                : environments.contains(environment) && REVISIONS.contains(revision);
    }

    /** Returns a revision with the environment's own id. */
    @Override
    public Optional<EnvironmentRevisionId> usableRevision(
            EnvironmentId environment, RevisionSpec revision, UserId user, ProjectId project) {
        return isUsableEnvironment(environment, revision, user, project)
                ? Optional.of(new EnvironmentRevisionId(environment.value()))
                : Optional.empty();
    }

    @Override
    public boolean hasTool(EnvironmentId environment, @Nullable String tool, UserId user, ProjectId project) {
        return !withoutTools.contains(environment);
    }

    @Override
    public boolean isRestricted(ProjectId project) {
        return restricted.contains(project);
    }
}
