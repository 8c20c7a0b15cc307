package almanac.permission;

import almanac.modelapi.api.ServedModels;
import almanac.modelapi.api.ServedModels.ModelApi;
import almanac.server.Given.Project;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request for each operation about model APIs. */
final class ModelApiRequests {

    private ModelApiRequests() {}

    static Request of(String operation, Project project) {
        return switch (operation) {
            case "listModelApis" -> get(ServedModels.PATH + "?projectId=" + project.id());
            case "createModelApi" -> request("POST", ServedModels.PATH, ServedModels.aModelApiBody(project, false));
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
