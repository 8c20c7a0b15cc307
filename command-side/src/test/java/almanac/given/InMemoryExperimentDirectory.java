package almanac.given;

import almanac.access.ArtifactTable.Frozen;
import almanac.access.ExperimentDirectory;
import almanac.access.ExperimentTables.KnownExperiment;
import almanac.access.ExperimentTables.KnownRun;
import almanac.access.ModelDirectory;
import almanac.access.ModelTables.KnownVersion;
import almanac.shared.ArtifactRoot;
import almanac.shared.ExperimentId;
import almanac.shared.ModelId;
import almanac.shared.ProjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory of the experiments, runs and models that a test puts into it. */
public final class InMemoryExperimentDirectory implements ExperimentDirectory, ModelDirectory {

    private final Set<ProjectId> projects = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Map<ExperimentId, KnownExperiment> experiments = new HashMap<>();
    private final Map<ArtifactRoot, KnownRun> runs = new HashMap<>();
    private final Map<ArtifactRoot, Frozen> artifacts = new HashMap<>();
    private final Map<ModelId, ProjectId> models = new HashMap<>();
    private final List<KnownVersion> versions = new ArrayList<>();

    public InMemoryExperimentDirectory withProject(ProjectId project) {
        projects.add(project);
        return this;
    }

    /** With a name that is taken, by an experiment and by a model. */
    public InMemoryExperimentDirectory withName(String name) {
        names.add(name);
        return this;
    }

    public InMemoryExperimentDirectory with(ExperimentId experiment, KnownExperiment known) {
        experiments.put(experiment, known);
        return this;
    }

    public InMemoryExperimentDirectory with(ArtifactRoot root, KnownRun known) {
        runs.put(root, known);
        return this;
    }

    public InMemoryExperimentDirectory with(ArtifactRoot root, Frozen sum) {
        artifacts.put(root, sum);
        return this;
    }

    public InMemoryExperimentDirectory with(ModelId model, ProjectId project) {
        models.put(model, project);
        return this;
    }

    public InMemoryExperimentDirectory with(KnownVersion version) {
        versions.add(version);
        return this;
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return projects.contains(project);
    }

    @Override
    public boolean isExperimentNameTaken(String name) {
        return names.contains(name);
    }

    @Override
    public Optional<KnownExperiment> holdExperiment(ExperimentId experiment) {
        return Optional.ofNullable(experiments.get(experiment));
    }

    @Override
    public Optional<KnownRun> holdRun(ArtifactRoot run) {
        return Optional.ofNullable(runs.get(run));
    }

    @Override
    public boolean isModelNameTaken(String name) {
        return names.contains(name);
    }

    @Override
    public Optional<ProjectId> holdModel(ModelId model) {
        return Optional.ofNullable(models.get(model));
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
        return Optional.ofNullable(runs.get(root)).map(KnownRun::project);
    }

    @Override
    public Frozen sum(ArtifactRoot root, String path) {
        return artifacts.getOrDefault(root, new Frozen(0, 0, ""));
    }
}
