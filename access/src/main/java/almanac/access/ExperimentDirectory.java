package almanac.access;

import almanac.access.ExperimentTables.KnownExperiment;
import almanac.access.ExperimentTables.KnownRun;
import almanac.shared.ArtifactRoot;
import almanac.shared.ExperimentId;
import almanac.shared.ProjectId;
import java.util.Optional;

/** Answers a decision's questions about experiments and runs, as of its own transaction. */
public interface ExperimentDirectory {

    /** Tells whether the project exists; if so, it is not archived before the transaction ends. */
    boolean holdProject(ProjectId project);

    /** Tells whether an experiment has the name. Those of all projects share one set of names, deleted ones too. */
    boolean isExperimentNameTaken(String name);

    /** Returns the experiment, which stays as it is until the transaction ends; empty when it does not exist. */
    Optional<KnownExperiment> holdExperiment(ExperimentId experiment);

    /** Returns the run or logged model, which stays where it is until the transaction ends. */
    Optional<KnownRun> holdRun(ArtifactRoot run);
}
