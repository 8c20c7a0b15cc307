package almanac.permission;

import static almanac.server.Someone.unique;

import almanac.modelapi.api.ServedModels;
import almanac.modelapi.api.ServedModels.Collaborator;
import almanac.modelapi.api.ServedModels.ModelApi;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request for each operation about model APIs. */
final class ModelApiRequests {

    private ModelApiRequests() {}

    static Request of(String operation, Project project) {
        return switch (operation) {
            case "listModelApis" -> get(ServedModels.PATH + "?projectId=" + project.id());
            case "getClientModels" ->
                get("/v1/projects/%s/%s/models".formatted(project.owner().userName(), project.name()));
            case "listClientModels" -> get("/v4/modelManager/getModels?projectId=" + project.id());
            case "publishClientModel" -> {
                Map<String, Object> body = ServedModels.aFunctionIn(project);
                body.put("name", unique("model-api"));
                yield request("POST", "/v1/models", body);
            }
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
        String collaborators = api.path() + "/collaborators";
        String variables = api.path() + "/environmentVariables";
        return switch (operation) {
            case "getModelApi" -> get(api.path());
            case "updateModelApi" -> request("PUT", api.path(), ServedModels.aChange(api));
            case "deleteModelApi" -> request("DELETE", api.path(), null);
            case "getModelSignature" -> get("/api/almanac/v1/modelApis/" + api.id() + "/signature");
            case "listModelApiCollaborators" -> get(collaborators);
            case "createModelApiCollaborator" ->
                request("POST", collaborators, ServedModels.aViewer(Someone.called("viewer")));
            case "getModelApiCollaborator" ->
                get(ServedModels.aCollaboratorOf(api).path());
            case "updateModelApiCollaborator" -> {
                Collaborator shared = ServedModels.aCollaboratorOf(api);
                yield request("PUT", shared.path(), Map.of("collaborator", shared.user(), "role", "Editor"));
            }
            case "removeModelApiCollaborator" ->
                request("DELETE", ServedModels.aCollaboratorOf(api).path(), null);
            case "listModelApiEnvironmentVariables" -> get(variables);
            case "setModelApiEnvironmentVariables" -> request("PUT", variables, ServedModels.someVariables());
            case "deleteModelApiEnvironmentVariable" -> {
                api.project()
                        .owner()
                        .api()
                        .put(variables, ServedModels.someVariables())
                        .expect(200);
                yield request("DELETE", variables + "/GREETING", null);
            }
            case "listModelApiVolumes" -> get(api.path() + "/volumes");
            case "getModelApiVersionDeploymentLogs" -> get(version + "/deploymentLogs");
            case "getClientModelVersions" -> get("/v1/models/" + api.id() + "/versions");
            case "publishClientModelVersion" ->
                request("POST", "/v1/models/" + api.id() + "/versions", ServedModels.aFunctionIn(api.project()));
            case "getClientModelStatus" ->
                get("/v4/models/" + api.id() + "/" + api.version() + "/getModelDeploymentStatus");
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
