package almanac.given;

import almanac.access.ArtifactTable.Frozen;
import almanac.access.ModelDirectory;
import almanac.access.ModelStageTable.VersionInStage;
import almanac.access.ModelTables.KnownVersion;
import almanac.shared.ArtifactRoot;
import almanac.shared.CallerRoles;
import almanac.shared.ModelId;
import almanac.shared.ModelStages;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectRoles;
import almanac.shared.ProjectVisibility;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory of one project with the models, members and stages that a test puts into it. */
public final class InMemoryModelDirectory implements ModelDirectory {

    private final ProjectId project;
    private final ProjectVisibility visibility;
    private final Map<UserId, CallerRoles> roles = new HashMap<>();
    private final Map<ArtifactRoot, ProjectId> artifacts = new HashMap<>();
    private final Map<ArtifactRoot, Frozen> sums = new HashMap<>();
    private final Set<ModelId> models = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final List<KnownVersion> versions = new ArrayList<>();
    private ModelStages stages = new ModelStages(List.of("None", "Staging", "Production", "Archived"));
    private boolean isThere = true;
    private boolean hasDiscoverable;

    public InMemoryModelDirectory(ProjectId project, ProjectVisibility visibility) {
        this.project = project;
        this.visibility = visibility;
    }

    public InMemoryModelDirectory withUser(UserId user, ProjectRole... held) {
        Set<ProjectRole> all = EnumSet.noneOf(ProjectRole.class);
        all.addAll(List.of(held));
        roles.put(user, CallerRoles.of(Set.of(), new ProjectRoles(all, visibility)));
        return this;
    }

    public InMemoryModelDirectory withAdministrator(UserId user) {
        roles.put(user, CallerRoles.of(Set.of(SystemRole.SYS_ADMIN), new ProjectRoles(Set.of(), visibility)));
        return this;
    }

    public InMemoryModelDirectory withArtifacts(ArtifactRoot root, ProjectId of, Frozen sum) {
        artifacts.put(root, of);
        sums.put(root, sum);
        return this;
    }

    public InMemoryModelDirectory withModel(ModelId model) {
        models.add(model);
        return this;
    }

    /** With a name that a model has. */
    public InMemoryModelDirectory withName(String name) {
        names.add(name);
        return this;
    }

    public InMemoryModelDirectory withVersion(KnownVersion version) {
        versions.add(version);
        return this;
    }

    public InMemoryModelDirectory withDiscoverableModel() {
        hasDiscoverable = true;
        return this;
    }

    public void define(String... labels) {
        stages = ModelStages.defining(List.of(labels));
    }

    public void archive() {
        isThere = false;
    }

    @Override
    public boolean holdProject(ProjectId asked) {
        return isThere && asked.equals(project);
    }

    @Override
    public boolean isModelNameTaken(String name) {
        return names.contains(name);
    }

    @Override
    public Optional<ProjectId> holdModel(ModelId model) {
        return models.contains(model) ? Optional.of(project) : Optional.empty();
    }

    @Override
    public int nextVersion(ModelId model) {
        return versions.size() + 1;
    }

    @Override
    public List<KnownVersion> versionsOf(ModelId model) {
        return versions;
    }

    @Override
    public Optional<ProjectId> holdArtifacts(ArtifactRoot root) {
        return Optional.ofNullable(artifacts.get(root));
    }

    @Override
    public Frozen sum(ArtifactRoot root, String path) {
        return sums.get(root);
    }

    @Override
    public ModelStages stagesOf(ProjectId asked) {
        return stages;
    }

    @Override
    public boolean holdStages(ProjectId asked) {
        return holdProject(asked);
    }

    @Override
    public Optional<VersionInStage> firstVersionOutside(ProjectId asked, ModelStages list) {
        return versions.stream()
                .filter(version -> list.find(version.stage()).isEmpty())
                .map(version -> new VersionInStage("churn", version.number(), version.stage()))
                .findFirst();
    }

    @Override
    public Optional<CallerRoles> rolesIn(ProjectId asked, UserId user) {
        return holdProject(asked) ? Optional.ofNullable(roles.get(user)) : Optional.empty();
    }

    @Override
    public boolean hasDiscoverableModel(ProjectId asked) {
        return hasDiscoverable;
    }
}
