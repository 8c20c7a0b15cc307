package almanac.experiment.api;

import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;

/** Requests of the tracking API that tests begin with. */
public final class TrackingRequests {

    public static final String API = "/api/2.0/mlflow/";

    private TrackingRequests() {}

    public static String anExperimentIn(Project project) {
        return project.owner()
                .api()
                .with("X-Domino-Project-Id", project.id())
                .post(API + "experiments/create", Map.of("name", Someone.unique("experiment")))
                .expect(200)
                .text("/experiment_id");
    }

    public static String aRunIn(String experiment, Someone by) {
        return by.api()
                .post(API + "runs/create", Map.of("experiment_id", experiment, "start_time", 1_000))
                .expect(200)
                .text("/run/info/run_id");
    }

    /** Puts a file among the artifacts of the run. */
    public static void putArtifact(Someone by, String run, String path, String text) {
        by.api()
                .with("Content-Type", "application/octet-stream")
                .put("/api/2.0/mlflow-artifacts/artifacts/mlflow/" + run + "/artifacts/" + path, text)
                .expect(200);
    }

    /** The body of a batch with one value, one parameter and one tag. */
    public static Map<String, Object> aBatchFor(String run) {
        return Map.of(
                "run_id",
                run,
                "metrics",
                List.of(Map.of("key", "auc", "value", 0.5, "timestamp", 1_000, "step", 0)),
                "params",
                List.of(Map.of("key", "depth", "value", "6")),
                "tags",
                List.of(Map.of("key", "stage", "value", "draft")));
    }
}
