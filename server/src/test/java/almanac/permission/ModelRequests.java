package almanac.permission;

import almanac.registeredmodel.api.Models.Model;
import java.util.List;
import java.util.Map;

/** A request for each operation about a registered model, which has one version. */
final class ModelRequests {

    private ModelRequests() {}

    static Request of(String operation, Model model) {
        String version = model.version(1);
        return switch (operation) {
            case "getRegisteredModelByName" -> new Request("GET", model.path(), null);
            case "patchRegisteredModelByName" -> new Request("PATCH", model.path(), Map.of("description", "better"));
            case "getRegisteredModelVersions" -> new Request("GET", model.path() + "/versions", null);
            case "createRegisteredModelVersionFromRun" ->
                new Request(
                        "POST",
                        model.path() + "/versions",
                        Map.of("artifact", "model", "description", "next", "experimentRunId", model.run()));
            case "getRegisteredModelVersion" -> new Request("GET", version, null);
            case "updateRegisteredModelVersion" -> new Request("PATCH", version, Map.of("currentStage", "Production"));
            case "getModelApisFromRegisteredModel" -> new Request("GET", model.path() + "/modelapis", null);
            case "getModelApisFromRegisteredModelVersion" -> new Request("GET", version + "/modelapis", null);
            case "getModelVersionReviewStages" -> new Request("GET", version + "/reviewstages", null);
            case "validateRegisteredModelVersionStage" ->
                new Request("PUT", version + "/stages/validation", Map.of("stage", "Production"));
            case "createRegisteredModelReview" -> new Request("POST", version + "/reviews", aReviewBy(model));
            case "updateRegisteredModelReview" -> new Request("PATCH", reviewOf(model), Map.of("status", "Canceled"));
            case "createRegisteredModelReviewResponse" ->
                new Request("POST", reviewOf(model) + "/responses", Map.of("decision", "Approved"));
            default -> throw new IllegalArgumentException("no request is written for " + operation);
        };
    }

    private static String reviewOf(Model model) {
        model.api().post(model.version(1) + "/reviews", aReviewBy(model)).expect(201);
        return model.reviewPath(1);
    }

    private static Map<String, Object> aReviewBy(Model model) {
        return Map.of(
                "targetStage",
                "Production",
                "reviewers",
                List.of(Map.of("userId", model.project().owner().id())));
    }
}
