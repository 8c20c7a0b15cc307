package almanac.permission;

import almanac.experiment.api.TrackingRequests;
import almanac.experiment.api.TrackingThings;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request for each operation of the tracking API; what it needs in the project is made on the way. */
final class TrackingRequest {

    private static final String API = TrackingRequests.API;
    private static final String SERVICE = "/api/2.0/mlflow-artifacts/";

    private TrackingRequest() {}

    static Request of(String operation, Project project) {
        TrackingThings things = new TrackingThings(project);
        return switch (operation) {
            case "createExperiment" ->
                post(
                        "experiments/create",
                        Map.of(
                                "name",
                                Someone.unique("experiment"),
                                "tags",
                                List.of(Map.of("key", "mlflow.domino.project_id", "value", project.id()))));
            case "getExperiment" -> get("experiments/get?experiment_id=" + things.experiment());
            case "getExperimentByName" ->
                get("experiments/get-by-name?experiment_name="
                        + things.api()
                                .get(API + "experiments/get?experiment_id=" + things.experiment())
                                .text("/experiment/name"));
            case "searchExperiments" -> post("experiments/search", Map.of());
            case "findExperiments" -> get("experiments/search");
            case "searchDatasets" ->
                post("experiments/search-datasets", Map.of("experiment_ids", List.of(things.experiment())));
            case "updateExperiment" ->
                post(
                        "experiments/update",
                        Map.of("experiment_id", things.experiment(), "new_name", Someone.unique("e")));
            case "deleteExperiment" -> post("experiments/delete", Map.of("experiment_id", things.experiment()));
            case "restoreExperiment" -> post("experiments/restore", Map.of("experiment_id", things.experiment()));
            case "setExperimentTag" ->
                post(
                        "experiments/set-experiment-tag",
                        Map.of("experiment_id", things.experiment(), "key", "team", "value", "actuaries"));
            case "createRun" -> post("runs/create", Map.of("experiment_id", things.experiment()));
            case "searchRuns" -> post("runs/search", Map.of("experiment_ids", List.of(things.experiment())));
            case "refuseTraces" -> post("traces", Map.of());
            case "createLoggedModel" ->
                post("logged-models", Map.of("experiment_id", things.experiment(), "name", "tree"));
            case "searchLoggedModels" ->
                post("logged-models/search", Map.of("experiment_ids", List.of(things.experiment())));
            default -> ofRun(operation, things);
        };
    }

    private static Request ofRun(String operation, TrackingThings things) {
        return switch (operation) {
            case "getRunOfExperiment" -> get("runs/get?run_id=" + things.run());
            case "updateRun" -> post("runs/update", Map.of("run_id", things.run(), "status", "FINISHED"));
            case "deleteRun" -> post("runs/delete", Map.of("run_id", things.run()));
            case "restoreRun" -> post("runs/restore", Map.of("run_id", things.run()));
            case "logMetric" ->
                post("runs/log-metric", Map.of("run_id", things.run(), "key", "auc", "value", 0.5, "timestamp", 1));
            case "logParameter" -> post("runs/log-parameter", Map.of("run_id", things.run(), "key", "d", "value", "6"));
            case "setRunTag" -> post("runs/set-tag", Map.of("run_id", things.run(), "key", "stage", "value", "draft"));
            case "deleteRunTag" -> {
                String run = things.run();
                things.api()
                        .post(API + "runs/set-tag", Map.of("run_id", run, "key", "stage", "value", "draft"))
                        .expect(200);
                yield post("runs/delete-tag", Map.of("run_id", run, "key", "stage"));
            }
            case "logBatch" -> post("runs/log-batch", TrackingRequests.aBatchFor(things.run()));
            case "logModel" -> post("runs/log-model", Map.of("run_id", things.run(), "model_json", "{}"));
            case "logInputs" -> post("runs/log-inputs", Map.of("run_id", things.run(), "datasets", List.of()));
            case "logOutputs" -> post("runs/outputs", Map.of("run_id", things.run(), "models", List.of()));
            case "getMetricHistory" -> get("metrics/get-history?metric_key=auc&run_id=" + things.run());
            case "getMetricHistories" ->
                get("metrics/get-history-bulk-interval?metric_key=auc&run_ids=" + things.run());
            case "listArtifacts" -> get("artifacts/list?run_id=" + things.run());
            default -> ofArtifact(operation, things);
        };
    }

    private static Request ofArtifact(String operation, TrackingThings things) {
        String run = operation.contains("Artifact") ? things.runWith("a") : "";
        String artifacts = "mlflow/" + run + "/artifacts";
        return switch (operation) {
            case "listArtifactFolder" -> new Request("GET", SERVICE + "artifacts?path=" + artifacts, null);
            case "getArtifact" -> new Request("GET", SERVICE + "artifacts/" + artifacts + "/a", null);
            case "putArtifact" -> new Request("PUT", SERVICE + "artifacts/" + artifacts + "/b", "of another");
            case "deleteArtifact" -> new Request("DELETE", SERVICE + "artifacts/" + artifacts + "/a", null);
            case "createArtifactUpload" ->
                new Request("POST", SERVICE + "mpu/create/" + artifacts + "/big", Map.of("num_parts", 2));
            case "putArtifactPart" -> new Request("PUT", SERVICE + "mpu/parts/" + things.uploadOf(run) + "/1", "again");
            case "completeArtifactUpload" ->
                new Request(
                        "POST",
                        SERVICE + "mpu/complete/" + artifacts + "/big",
                        Map.of("upload_id", things.uploadOf(run)));
            case "abortArtifactUpload" ->
                new Request(
                        "POST", SERVICE + "mpu/abort/" + artifacts + "/big", Map.of("upload_id", things.uploadOf(run)));
            default -> ofLoggedModel(operation, things);
        };
    }

    private static Request ofLoggedModel(String operation, TrackingThings things) {
        List<Map<String, String>> entries = List.of(Map.of("key", "depth", "value", "6"));
        return switch (operation) {
            case "getLoggedModel" -> get("logged-models/" + things.loggedModel());
            case "finalizeLoggedModel" ->
                send("PATCH", "logged-models/" + things.loggedModel(), Map.of("status", "LOGGED_MODEL_READY"));
            case "deleteLoggedModel" -> send("DELETE", "logged-models/" + things.loggedModel(), null);
            case "logLoggedModelParams" ->
                post("logged-models/" + things.loggedModel() + "/params", Map.of("params", entries));
            case "setLoggedModelTags" ->
                send("PATCH", "logged-models/" + things.loggedModel() + "/tags", Map.of("tags", entries));
            case "deleteLoggedModelTag" -> {
                String model = things.loggedModel();
                things.api()
                        .patch(API + "logged-models/" + model + "/tags", Map.of("tags", entries))
                        .expect(200);
                yield send("DELETE", "logged-models/" + model + "/tags/depth", null);
            }
            case "listLoggedModelArtifacts" -> get("logged-models/" + things.loggedModel() + "/artifacts/directories");
            default -> ofModel(operation, things);
        };
    }

    private static Request ofModel(String operation, TrackingThings things) {
        return switch (operation) {
            case "registerModel" ->
                new Request(
                        "POST",
                        API + "registered-models/create",
                        Map.of(
                                "name",
                                Someone.unique("model"),
                                "tags",
                                List.of(Map.of("key", "mlflow.domino.project_id", "value", things.projectId()))));
            case "getModel" -> get("registered-models/get?name=" + things.model());
            case "searchModels" -> get("registered-models/search");
            case "updateModel" ->
                send("PATCH", "registered-models/update", Map.of("name", things.model(), "description", "better"));
            case "renameModel" ->
                post("registered-models/rename", Map.of("name", things.model(), "new_name", Someone.unique("model")));
            case "deleteModel" -> send("DELETE", "registered-models/delete", Map.of("name", things.model()));
            case "getLatestVersions" -> post("registered-models/get-latest-versions", Map.of("name", things.model()));
            case "findLatestVersions" -> get("registered-models/get-latest-versions?name=" + things.model());
            case "setModelTag" ->
                post("registered-models/set-tag", Map.of("name", things.model(), "key", "a", "value", "b"));
            case "deleteModelTag" -> {
                String model = things.model();
                things.api()
                        .post(API + "registered-models/set-tag", Map.of("name", model, "key", "a", "value", "b"))
                        .expect(200);
                yield send("DELETE", "registered-models/delete-tag", Map.of("name", model, "key", "a"));
            }
            case "deleteModelAlias" ->
                send("DELETE", "registered-models/alias", Map.of("name", things.model(), "alias", "champion"));
            case "createModelVersion" ->
                post(
                        "model-versions/create",
                        Map.of("name", things.model(), "source", "runs:/" + things.runWith("model") + "/model"));
            default -> ofVersion(operation, things);
        };
    }

    private static Request ofVersion(String operation, TrackingThings things) {
        String model = things.modelWithVersion();
        Map<String, String> first = Map.of("name", model, "version", "1");
        return switch (operation) {
            case "setModelAlias" ->
                post("registered-models/alias", Map.of("name", model, "version", "1", "alias", "champion"));
            case "getModelByAlias" -> {
                things.api()
                        .post(
                                API + "registered-models/alias",
                                Map.of("name", model, "version", "1", "alias", "champion"))
                        .expect(200);
                yield get("registered-models/alias?alias=champion&name=" + model);
            }
            case "getModelVersion" -> get("model-versions/get?version=1&name=" + model);
            case "getDownloadUri" -> get("model-versions/get-download-uri?version=1&name=" + model);
            case "searchModelVersions" -> get("model-versions/search");
            case "updateModelVersion" ->
                send("PATCH", "model-versions/update", Map.of("name", model, "version", "1", "description", "first"));
            case "transitionStage" ->
                post("model-versions/transition-stage", Map.of("name", model, "version", "1", "stage", "Staging"));
            case "deleteModelVersion" -> send("DELETE", "model-versions/delete", first);
            case "setVersionTag" ->
                post("model-versions/set-tag", Map.of("name", model, "version", "1", "key", "a", "value", "b"));
            case "deleteVersionTag" -> {
                things.api()
                        .post(
                                API + "model-versions/set-tag",
                                Map.of("name", model, "version", "1", "key", "a", "value", "b"))
                        .expect(200);
                yield send("DELETE", "model-versions/delete-tag", Map.of("name", model, "version", "1", "key", "a"));
            }
            default -> throw new IllegalArgumentException("no request is written for " + operation);
        };
    }

    private static Request get(String what) {
        return send("GET", what, null);
    }

    private static Request post(String what, Object body) {
        return send("POST", what, body);
    }

    private static Request send(String method, String what, @Nullable Object body) {
        return new Request(method, API + what, body);
    }
}
