package almanac.permission;

import static almanac.server.Someone.unique;

import almanac.modelapi.api.ServedModels;
import almanac.modelapi.api.ServedModels.ModelApi;
import almanac.server.Given.Project;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request for each operation about model APIs. */
final class ModelApiRequests {

    private ModelApiRequests() {}

    static Request of(String operation, Project project) {
        return switch (operation) {
            case "listModelApis" -> get(ServedModels.PATH + "?projectId=" + project.id());
            case "createModelApi" -> request("POST", ServedModels.PATH, ServedModels.aModelApiBody(project, false));
            case "getClientModels" ->
                get("/v1/projects/%s/%s/models".formatted(project.owner().userName(), project.name()));
            case "publishClientModel" -> request("POST", "/v1/models", aClientModel(project));
            case "requestAsyncPrediction" ->
                request(
                        "POST",
                        ServedModels.aModelApiIn(project, true).predictions(),
                        Map.of("parameters", Map.of("x", 1)));
            case "retrieveAsyncPredictionResult" ->
                get(ServedModels.aPredictionOf(ServedModels.aModelApiIn(project, true)));
            default -> about(operation, ServedModels.aModelApiIn(project, false));
        };
    }

    private static Map<String, Object> aClientModel(Project project) {
        return Map.of(
                "name", unique("model"),
                "description", "of the tests",
                "projectId", project.id(),
                "file", aModelFileIn(project),
                "function", "predict",
                "excludeFiles", List.of(),
                "environmentId", ServedModels.theEnvironment(),
                "shouldDeploy", false);
    }

    private static String aModelFileIn(Project project) {
        String name = unique("model") + ".py";
        project.owner()
                .api()
                .put(
                        "/v1/projects/%s/%s/%s".formatted(project.owner().userName(), project.name(), name),
                        "predict = abs")
                .expect(201);
        return name;
    }

    private static Request about(String operation, ModelApi api) {
        String versions = api.path() + "/versions";
        String version = versions + "/" + api.version();
        String tokens = api.path() + "/accessTokens";
        return switch (operation) {
            case "getModelApi" -> get(api.path());
            case "updateModelApi" -> request("PUT", api.path(), ServedModels.aChange(api));
            case "deleteModelApi" -> request("DELETE", api.path(), null);
            case "getModelSignature" -> get("/api/almanac/v1/modelApis/" + api.id() + "/signature");
            case "listModelApiVersions" -> get(versions);
            case "getClientModelVersions" -> get("/v1/models/" + api.id() + "/versions");
            case "publishClientModelVersion" ->
                request("POST", "/v1/models/" + api.id() + "/versions", aClientModel(api.project()));
            case "createModelApiVersion" -> request("POST", versions, ServedModels.aVersionBody(api.project()));
            case "getModelApiVersion" -> get(version);
            case "getModelApiVersionBuildLogs" -> get(version + "/buildLogs");
            case "getModelApiVersionInstanceLogs" -> get(version + "/instanceLogs");
            case "updateModelApiVersionTargetState" ->
                request("PUT", version + "/targetState", Map.of("isRunning", false));
            case "updateModelApiVersionProductionLabel" -> request("PUT", version + "/isProd", Map.of("isProd", true));
            case "listModelApiAccessTokens" -> get(tokens);
            case "createModelApiAccessToken" -> request("POST", tokens, Map.of("name", "dashboard"));
            case "getModelApiAccessToken" ->
                get(tokens + "/" + ServedModels.aTokenOf(api).id());
            case "updateModelApiAccessToken" ->
                request("PUT", tokens + "/" + ServedModels.aTokenOf(api).id(), Map.of("name", "another"));
            case "deleteModelApiAccessToken" ->
                request("DELETE", tokens + "/" + ServedModels.aTokenOf(api).id(), null);
            default -> throw new IllegalArgumentException("no request for " + operation);
        };
    }

    private static Request get(String path) {
        return request("GET", path, null);
    }

    private static Request request(String method, String path, @Nullable Object body) {
        return new Request(method, path, body);
    }
}
