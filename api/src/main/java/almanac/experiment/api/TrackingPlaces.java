package almanac.experiment.api;

import almanac.experiment.query.ExperimentQuery.LocateExperiment;
import almanac.experiment.query.ExperimentQuery.LocateExperimentNamed;
import almanac.experiment.query.ExperimentQuery.LocateRun;
import almanac.experiment.query.ExperimentQuery.MayKnow;
import almanac.experiment.query.Location;
import almanac.job.query.JobQuery.GetJobToRun;
import almanac.job.query.JobToRun;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.ArtifactRoot;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.JobId;
import almanac.shared.LoggedModelId;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the projects of what requests of the tracking API name: that is experiments and runs, while rights are those in
 * a project. A thing of a project that is hidden from the caller is refused as one that does not exist.
 */
@Component
public class TrackingPlaces {

    public static final String PROJECT_TAG = "mlflow.domino.project_id";
    public static final String PROJECT_HEADER = "X-Domino-Project-Id";

    private final Dispatch dispatch;

    TrackingPlaces(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    public ProjectId of(ExperimentRunId run, Caller caller) {
        return known(new LocateRun(ArtifactRoot.of(run)), caller)
                .map(place -> place.project())
                .orElseThrow(() -> ErrorCode.EXPERIMENT_RUN_NOT_FOUND.with(run));
    }

    public ProjectId of(ArtifactRoot root, Caller caller, DomainException missing) {
        return known(new LocateRun(root), caller).map(place -> place.project()).orElseThrow(() -> missing);
    }

    public ProjectId of(ExperimentId experiment, Caller caller) {
        return known(new LocateExperiment(experiment), caller)
                .map(place -> place.project())
                .orElseThrow(() -> ErrorCode.EXPERIMENT_NOT_FOUND.with(experiment));
    }

    /** Returns the experiment of that name. */
    Location named(String name, Caller caller) {
        return known(new LocateExperimentNamed(name), caller)
                .orElseThrow(() -> ErrorCode.EXPERIMENT_NOT_FOUND.with(name));
    }

    private Optional<Location> known(Query<Location> question, Caller caller) {
        Location place = dispatch.askAsSystem(question, caller.requestId());
        return place.project() != null && dispatch.mayAsk(new MayKnow(place.project()), caller)
                ? Optional.of(place)
                : Optional.empty();
    }

    /**
     * Returns the project of something new: that of the job that asks, or the one that a tag or header of the request
     * names.
     */
    public ProjectId ofNew(Map<String, String> tags, @Nullable String header, Caller caller) {
        JobId job = caller.job();
        if (job != null) {
            return job(job, caller).project();
        }
        String named = tags.getOrDefault(PROJECT_TAG, header);
        if (named == null || named.isBlank()) {
            throw ErrorCode.INVALID_VALUE.with(
                    "tags",
                    "say which project this belongs to, in the tag %s or the header %s"
                            .formatted(PROJECT_TAG, PROJECT_HEADER));
        }
        return new ProjectId(named.strip());
    }

    JobToRun job(JobId job, Caller caller) {
        return dispatch.askAsSystem(new GetJobToRun(job), caller.requestId());
    }

    public static DomainException missing(LoggedModelId model) {
        return ErrorCode.LOGGED_MODEL_NOT_FOUND.with(model);
    }
}
