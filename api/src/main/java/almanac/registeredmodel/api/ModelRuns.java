package almanac.registeredmodel.api;

import almanac.experiment.api.ReservedTags;
import almanac.experiment.api.TrackingPlaces;
import almanac.experiment.query.LoggedModelQuery.GetLoggedModel;
import almanac.experiment.query.MlflowRun;
import almanac.experiment.query.MlflowTag;
import almanac.experiment.query.RunModel;
import almanac.experiment.query.RunQuery.FindRunModel;
import almanac.experiment.query.RunQuery.GetRunOfExperiment;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentRunId;
import almanac.shared.LoggedModelId;
import almanac.shared.ProjectId;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
     * A run that versions are made from.
     *
     * @param origin the tags that say where it was logged
     */
    record Origin(ExperimentRunId id, ProjectId project, Map<String, String> origin) {}

    /** Returns a run of whose project the caller knows; one that is deleted is refused. */
    Origin of(ExperimentRunId run, Caller caller) {
        ProjectId project = places.of(run, caller);
        MlflowRun found = run(run, project, caller);
        if (found.info().lifecycleStage().equals(DELETED)) {
            throw ErrorCode.EXPERIMENT_RUN_GONE.with(run);
        }
        return new Origin(run, project, originOf(found));
    }

    /**
     * Returns the run that a version comes from, which may be deleted: the one that the request names, else the one
     * that has logged the model; null when neither is known. A version keeps what the run's tags say of where it was
     * logged.
     */
    @Nullable
    Origin behind(@Nullable ExperimentRunId named, ArtifactRoot artifacts, Caller caller) {
        ExperimentRunId run = named == null ? madeBy(artifacts, caller) : named;
        if (run == null) {
            return null;
        }
        ProjectId project = places.of(run, caller);
        return new Origin(run, project, originOf(run(run, project, caller)));
    }

    private @Nullable ExperimentRunId madeBy(ArtifactRoot artifacts, Caller caller) {
        if (!artifacts.isOfLoggedModel()) {
            return null;
        }
        LoggedModelId model = new LoggedModelId(artifacts.value());
        ProjectId project = places.of(artifacts, caller, TrackingPlaces.missing(model));
        String run = dispatch.ask(new GetLoggedModel(model, project), caller)
                .value()
                .info()
                .sourceRunId();
        return run == null ? null : new ExperimentRunId(run);
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
