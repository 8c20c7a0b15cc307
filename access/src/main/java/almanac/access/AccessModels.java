package almanac.access;

import almanac.access.ArtifactTable.Frozen;
import almanac.access.ModelStageTable.VersionInStage;
import almanac.access.ModelTables.KnownVersion;
import almanac.shared.ArtifactRoot;
import almanac.shared.CallerRoles;
import almanac.shared.ModelId;
import almanac.shared.ModelStages;
import almanac.shared.ProjectId;
import almanac.shared.RoleLookup;
import almanac.shared.UserId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers the questions of {@link ModelDirectory} from the tables of models, experiments and projects. */
@Component
class AccessModels implements ModelDirectory {

    private final ModelTables tables;
    private final ArtifactTable artifacts;
    private final ExperimentTables experiments;
    private final ModelStageTable stages;
    private final ProjectTable projects;
    private final RoleLookup roles;

    AccessModels(
            ModelTables tables,
            ArtifactTable artifacts,
            ExperimentTables experiments,
            ModelStageTable stages,
            ProjectTable projects,
            RoleLookup roles) {
        this.tables = tables;
        this.artifacts = artifacts;
        this.experiments = experiments;
        this.stages = stages;
        this.projects = projects;
        this.roles = roles;
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return experiments.holdProject(project);
    }

    @Override
    public boolean isModelNameTaken(String name) {
        return tables.isNameTaken(name);
    }

    @Override
    public Optional<ProjectId> holdModel(ModelId model) {
        return tables.hold(model);
    }

    @Override
    public int nextVersion(ModelId model) {
        return tables.nextNumber(model);
    }

    @Override
    public List<KnownVersion> versionsOf(ModelId model) {
        return tables.versionsOf(model);
    }

    @Override
    public Optional<ProjectId> holdArtifacts(ArtifactRoot root) {
        return root.isOfVersion() ? tables.projectOf(root) : experiments.holdAlone(root);
    }

    @Override
    public Frozen sum(ArtifactRoot root, String path) {
        return artifacts.sum(root, path);
    }

    @Override
    public ModelStages stagesOf(ProjectId project) {
        return stages.of(project);
    }

    /** Locks in a statement of its own: the next one sees the changes of the transactions that were waited for. */
    @Override
    public boolean holdStages(ProjectId project) {
        projects.holdForEnd(project);
        return projects.isProject(project);
    }

    @Override
    public Optional<VersionInStage> firstVersionOutside(ProjectId project, ModelStages list) {
        return stages.firstVersionOutside(project, list);
    }

    @Override
    public Optional<CallerRoles> rolesIn(ProjectId project, UserId user) {
        return roles.in(user, project);
    }

    @Override
    public boolean hasDiscoverableModel(ProjectId project) {
        return tables.hasDiscoverable(project);
    }
}
