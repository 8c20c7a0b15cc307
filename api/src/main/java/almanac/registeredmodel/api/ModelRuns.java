package almanac.registeredmodel.api;

import almanac.experiment.api.ReservedTags;
import almanac.experiment.api.TrackingPlaces;
import almanac.experiment.query.MlflowRun;
import almanac.experiment.query.MlflowTag;
import almanac.experiment.query.RunModel;
import almanac.experiment.query.RunQuery.FindRunModel;
import almanac.experiment.query.RunQuery.GetRunOfExperiment;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentRunId;
import almanac.shared.ProjectId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the runs that versions are made from. */
@Component
class ModelRuns {

    private static final String DELETED = "deleted";

    private final Dispatch dispatch;
    private final TrackingPlaces places;

    ModelRuns(Dispatch dispatch, TrackingPlaces places) {
        this.dispatch = dispatch;
        this.places = places;
    }

    /**
     * A run that is not deleted.
     *
     * @param origin the tags that say where it was logged
     */
    record Origin(ExperimentRunId id, ProjectId project, Map<String, String> origin) {}

    /** Returns a run of whose project the caller knows. */
    Origin of(ExperimentRunId run, Caller caller) {
        ProjectId project = places.of(run, caller);
        MlflowRun found = run(run, project, caller);
        if (found.info().lifecycleStage().equals(DELETED)) {
            throw ErrorCode.EXPERIMENT_RUN_GONE.with(run);
        }
        return new Origin(run, project, originOf(found));
    }

    /** Returns what a run's tags say of where it was logged: a version keeps that when the run is gone. */
    Map<String, String> originOf(ExperimentRunId run, Caller caller) {
        return originOf(run(run, places.of(run, caller), caller));
    }

    private static Map<String, String> originOf(MlflowRun run) {
        return run.data().tags().stream()
                .filter(tag -> ReservedTags.isOfOrigin(tag.key()))
                .collect(Collectors.toMap(MlflowTag::key, MlflowTag::value));
    }

    private MlflowRun run(ExperimentRunId run, ProjectId project, Caller caller) {
        return dispatch.ask(new GetRunOfExperiment(run, project), caller).value();
    }

    /** Returns those artifacts of the run that are its model. */
    RunModel modelOf(Origin run, Caller caller) {
        return dispatch.ask(new FindRunModel(run.id(), run.project()), caller);
    }
}
