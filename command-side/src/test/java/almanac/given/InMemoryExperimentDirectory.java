package almanac.given;

import almanac.access.ExperimentDirectory;
import almanac.access.ExperimentTables.KnownExperiment;
import almanac.access.ExperimentTables.KnownRun;
import almanac.shared.ArtifactRoot;
import almanac.shared.ExperimentId;
import almanac.shared.ProjectId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory of the experiments and runs that a test puts into it. */
public final class InMemoryExperimentDirectory implements ExperimentDirectory {

    private final Set<ProjectId> projects = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Map<ExperimentId, KnownExperiment> experiments = new HashMap<>();
    private final Map<ArtifactRoot, KnownRun> runs = new HashMap<>();

    public InMemoryExperimentDirectory withProject(ProjectId project) {
        projects.add(project);
        return this;
    }

    /** With a name that an experiment has. */
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
}
