package almanac.experiment.api;

import static almanac.experiment.api.TrackingRequests.API;

import almanac.contract.Api;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;

/** Things of the tracking API in one project, each made when it is first asked for. */
public final class TrackingThings {

    private final Project project;
    private final Someone owner;
    private final Api api;

    public TrackingThings(Project project) {
        this.project = project;
        this.owner = project.owner();
        this.api = owner.api().with("X-Domino-Project-Id", project.id());
    }

    public Api api() {
        return api;
    }

    public String projectId() {
        return project.id();
    }

    public String experiment() {
        return TrackingRequests.anExperimentIn(project);
    }

    public String run() {
        return TrackingRequests.aRunIn(experiment(), owner);
    }

    /** A run with a file among its artifacts. */
    public String runWith(String path) {
        String run = run();
        TrackingRequests.putArtifact(owner, run, path, "of the tests");
        return run;
    }

    public String loggedModel() {
        return api.post(
                        API + "logged-models",
                        Map.of("experiment_id", experiment(), "name", "tree", "model_type", "classifier"))
                .expect(200)
                .text("/model/info/model_id");
    }

    public String model() {
        String name = Someone.unique("model");
        api.post(API + "registered-models/create", Map.of("name", name)).expect(200);
        return name;
    }

    /** The name of a model with one version. */
    public String modelWithVersion() {
        String name = model();
        String run = runWith("model/MLmodel");
        version(name, run);
        return name;
    }

    public void version(String model, String run) {
        api.post(
                        API + "model-versions/create",
                        Map.of("name", model, "source", "runs:/" + run + "/model", "run_id", run))
                .expect(200);
    }

    /** An upload in one part, which has come. */
    public String uploadOf(String run) {
        String upload = api.post(
                        "/api/2.0/mlflow-artifacts/mpu/create/mlflow/" + run + "/artifacts/big",
                        Map.of("path", "big", "num_parts", 1))
                .expect(200)
                .text("/upload_id");
        api.with("Content-Type", "application/octet-stream")
                .put("/api/2.0/mlflow-artifacts/mpu/parts/" + upload + "/1", "all of it")
                .expect(200);
        return upload;
    }

    /** Leaves events of every type that the tracking API knows, and of those that its automations send. */
    public void leaveEventsOfEveryType() {
        leaveExperiment();
        leaveRun();
        leaveLoggedModel();
        leaveModel();
    }

    private void leaveExperiment() {
        String id = experiment();
        send("experiments/update", Map.of("experiment_id", id, "new_name", Someone.unique("renamed")));
        send("experiments/set-experiment-tag", Map.of("experiment_id", id, "key", "team", "value", "actuaries"));
        send("experiments/delete", Map.of("experiment_id", id));
        send("experiments/restore", Map.of("experiment_id", id));
    }

    private void leaveRun() {
        String run = runWith("model/MLmodel");
        send("runs/log-batch", TrackingRequests.aBatchFor(run));
        send("runs/delete-tag", Map.of("run_id", run, "key", "stage"));
        send(
                "runs/log-model",
                Map.of("run_id", run, "model_json", "{\"artifact_path\":\"model\",\"flavors\":{\"a\":{}}}"));
        Map<String, Object> dataset =
                Map.of("name", "customers", "digest", "9f", "source_type", "local", "source", "{}");
        send(
                "runs/log-inputs",
                Map.of(
                        "run_id",
                        run,
                        "datasets",
                        List.of(Map.of(
                                "dataset",
                                dataset,
                                "tags",
                                List.of(Map.of("key", "mlflow.data.context", "value", "training"))))));
        send("runs/outputs", Map.of("run_id", run, "models", List.of(Map.of("model_id", loggedModel(), "step", "3"))));
        send("runs/update", Map.of("run_id", run, "run_name", "renamed", "status", "FINISHED", "end_time", "2000"));
        send("runs/update", Map.of("run_id", run, "status", "RUNNING"));
        send("runs/delete", Map.of("run_id", run));
        send("runs/restore", Map.of("run_id", run));
        TrackingRequests.putArtifact(owner, run, "gone", "soon");
        api.delete("/api/2.0/mlflow-artifacts/artifacts/mlflow/" + run + "/artifacts/gone")
                .expect(200);
    }

    private void leaveLoggedModel() {
        String path = API + "logged-models/" + loggedModel();
        List<Map<String, String>> entries = List.of(Map.of("key", "depth", "value", "6"));
        api.post(path + "/params", Map.of("params", entries)).expect(200);
        api.patch(path + "/tags", Map.of("tags", entries)).expect(200);
        api.delete(path + "/tags/depth").expect(200);
        api.patch(path, Map.of("status", "LOGGED_MODEL_READY")).expect(200);
        api.delete(path).expect(200);
    }

    private void leaveModel() {
        String model = modelWithVersion();
        version(model, runWith("model/MLmodel"));
        version(model, runWith("model/MLmodel"));
        api.patch(API + "registered-models/update", Map.of("name", model, "description", "better"))
                .expect(200);
        Map<String, String> tag = Map.of("name", model, "key", "checked", "value", "yes", "version", "1");
        send("registered-models/set-tag", tag);
        api.delete(API + "registered-models/delete-tag", tag).expect(200);
        send("model-versions/set-tag", tag);
        api.delete(API + "model-versions/delete-tag", tag).expect(200);
        send("registered-models/alias", Map.of("name", model, "alias", "champion", "version", "1"));
        api.delete(API + "registered-models/alias", Map.of("name", model, "alias", "champion"))
                .expect(200);
        send("registered-models/alias", Map.of("name", model, "alias", "challenger", "version", "2"));
        api.patch(API + "model-versions/update", Map.of("name", model, "version", "1", "description", "first"))
                .expect(200);
        for (String version : List.of("1", "2")) {
            send(
                    "model-versions/transition-stage",
                    Map.of(
                            "name",
                            model,
                            "version",
                            version,
                            "stage",
                            "Production",
                            "archive_existing_versions",
                            true));
        }
        api.delete(API + "model-versions/delete", Map.of("name", model, "version", "3"))
                .expect(200);
        send("registered-models/rename", Map.of("name", model, "new_name", model + "-2"));
        api.delete(API + "registered-models/delete", Map.of("name", modelWithVersion()))
                .expect(200);
    }

    private void send(String what, Map<String, ?> body) {
        api.post(API + what, body).expect(200);
    }
}
