package almanac.experiment.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands to experiments, each within the project that the experiment belongs to. */
public sealed interface ExperimentCommand extends Scoped.Project {

    ExperimentId experiment();

    /** A command to an experiment that must exist. */
    sealed interface Existing extends ExperimentCommand, Scoped.Existing {

        @Override
        default DomainException missing() {
            return ErrorCode.EXPERIMENT_NOT_FOUND.with(experiment());
        }
    }

    @Requires(Permission.LOG_RUNS)
    record CreateExperiment(
            @TargetAggregateIdentifier ExperimentId experiment,
            ProjectId project,
            String name,
            Map<String, String> tags)
            implements ExperimentCommand {}

    @Requires(Permission.LOG_RUNS)
    record RenameExperiment(@TargetAggregateIdentifier ExperimentId experiment, ProjectId project, String name)
            implements Existing {}

    @Requires(Permission.LOG_RUNS)
    record TagExperiment(
            @TargetAggregateIdentifier ExperimentId experiment, ProjectId project, Map<String, String> tags)
            implements Existing {}

    @Requires(Permission.LOG_RUNS)
    record DeleteExperiment(@TargetAggregateIdentifier ExperimentId experiment, ProjectId project)
            implements Existing {}

    @Requires(Permission.LOG_RUNS)
    record RestoreExperiment(@TargetAggregateIdentifier ExperimentId experiment, ProjectId project)
            implements Existing {}
}
