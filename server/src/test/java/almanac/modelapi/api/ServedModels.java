package almanac.modelapi.api;

import static almanac.server.Someone.unique;

import almanac.contract.Answer;
import almanac.registeredmodel.api.Models;
import almanac.registeredmodel.api.Models.Model;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Model APIs that tests begin with. None of them runs, unless the server of the test runs jobs. */
public final class ServedModels {

    public static final String PATH = ModelApiController.PATH;

    private ServedModels() {}

    /** A model API with one version, which serves a registered model. */
    public record ModelApi(String id, String version, Project project) {

        public String path() {
            return PATH + "/" + id;
        }

        public String predictions() {
            return "/api/modelApis/async/v1/" + id;
        }
    }

    /** A token, with its value. */
    public record Token(String id, String value) {}

    public static ModelApi aModelApiIn(Project project, boolean isAsync) {
        Answer made = project.owner()
                .api()
                .post(PATH, aModelApiBody(project, isAsync))
                .expect(201);
        return new ModelApi(made.text("/id"), made.text("/activeVersion/id"), project);
    }

    public static Map<String, Object> aModelApiBody(Project project, boolean isAsync) {
        return new HashMap<>(Map.of(
                "name", unique("model-api"),
                "description", "of the tests",
                "environmentId", theEnvironment(),
                "isAsync", isAsync,
                "strictNodeAntiAffinity", false,
                "environmentVariables", List.of(),
                "version", aVersionBody(project)));
    }

    public static Map<String, Object> aVersionBody(Project project) {
        Model model = Models.aModelIn(project);
        return new HashMap<>(Map.of(
                "projectId",
                project.id(),
                "source",
                Map.of("type", "Registry", "registeredModelName", model.name(), "registeredModelVersion", 1),
                "logHttpRequestResponse",
                false,
                "monitoringEnabled",
                false,
                "shouldDeploy",
                false));
    }

    public static Map<String, Object> aChange(ModelApi api) {
        return new HashMap<>(Map.of(
                "name",
                unique("model-api"),
                "description",
                "better",
                "environmentId",
                theEnvironment(),
                "replicas",
                2));
    }

    public static Token aTokenOf(ModelApi api) {
        Answer issued = api.project()
                .owner()
                .api()
                .post(api.path() + "/accessTokens", Map.of("name", "dashboard"))
                .expect(201);
        return new Token(issued.text("/id"), issued.text("/token"));
    }

    /** What older clients send of a version that serves a function, whose file is put into the project. */
    public static Map<String, Object> aFunctionIn(Project project) {
        project.owner()
                .api()
                .with("Content-Type", "application/octet-stream")
                .put(
                        "/v1/projects/%s/%s/model.py".formatted(project.owner().userName(), project.name()),
                        "def predict(x):\n    return x\n")
                .expect(201);
        return new HashMap<>(Map.of(
                "projectId", project.id(),
                "file", "model.py",
                "function", "predict",
                "excludeFiles", List.of(),
                "environmentId", theEnvironment()));
    }

    /** A user with a role in a model API, by the path of that. */
    public record Collaborator(String user, String path) {}

    public static Map<String, Object> aViewer(Someone user) {
        return Map.of("collaborator", user.id(), "role", "Viewer");
    }

    public static Collaborator aCollaboratorOf(ModelApi api) {
        Someone viewer = Someone.called("viewer");
        String path = api.path() + "/collaborators";
        api.project().owner().api().post(path, aViewer(viewer)).expect(201);
        return new Collaborator(viewer.id(), path + "/" + viewer.id());
    }

    public static Map<String, Object> someVariables() {
        return Map.of(
                "environmentVariables",
                List.of(
                        Map.of("key", "GREETING", "value", "a greeting that is secret"),
                        Map.of("key", "DB", "value", "db")));
    }

    /** The path of a prediction that waits. */
    public static String aPredictionOf(ModelApi api) {
        return api.predictions()
                + "/"
                + api.project()
                        .owner()
                        .api()
                        .post(api.predictions(), Map.of("parameters", Map.of("x", 1)))
                        .expect(200)
                        .text("/asyncPredictionId");
    }

    /** The environment that the installation came with. */
    public static String theEnvironment() {
        return environmentOf(Server.running());
    }

    static String environmentOf(Server server) {
        server.awaitBuilds();
        return Objects.requireNonNull(server.database()
                .queryForObject(
                        "select environment_id from access_environment where visibility = 'GLOBAL' and not archived"
                                + " order by environment_id limit 1",
                        String.class));
    }
}
