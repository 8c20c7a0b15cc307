package almanac.modelapi.api;

import static almanac.server.Someone.unique;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.execution.process.LocalExecutor;
import almanac.git.api.Git;
import almanac.server.Given.Project;
import almanac.server.Neighbour;
import almanac.server.Server;
import almanac.server.Someone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A server of its own that runs instances of model APIs, and a user there that publishes some. */
final class ModelServer implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(90);

    private final Neighbour neighbour;
    private final Someone ana;
    private final String environment;

    ModelServer(String database, String... settings) {
        neighbour = Neighbour.called(
                database,
                Stream.concat(Stream.of("--almanac.jobs.at-once=2", "--almanac.models.at-once=12"), Stream.of(settings))
                        .toArray(String[]::new));
        ana = Someone.on(neighbour.server(), "ana", List.of("Practitioner"));
        environment = ServedModels.environmentOf(neighbour.server());
    }

    /** A project and a clone of it. */
    record Repository(Project project, Git git) {

        void push(String file, String text) {
            git.commit(file, text);
            git.run("push", "--quiet", "origin", "HEAD").expectDone();
        }
    }

    /** A model API that runs, and a token that opens it. */
    record Served(String id, String token, Repository repository) {

        String path() {
            return ServedModels.PATH + "/" + id;
        }

        String latest() {
            return "/models/" + id + "/latest/model";
        }

        String predictions() {
            return "/api/modelApis/async/v1/" + id;
        }
    }

    Server server() {
        return neighbour.server();
    }

    /** One more server on the same database, which runs no instances. */
    Neighbour twin(String... settings) {
        return neighbour.twin(settings);
    }

    Someone ana() {
        return ana;
    }

    /** Ends the server, and the instances, which would outlive it. */
    @Override
    public void close() {
        LocalExecutor executor = server().bean(LocalExecutor.class);
        List<String> instances = server().database()
                .queryForList(
                        "select id from job_row where serving_id is not null and completed_at is null", String.class);
        neighbour.close();
        instances.forEach(executor::kill);
    }

    Repository repository(Path directory) {
        String name = unique("project");
        String project = ana.api()
                .post("/api/projects/beta/projects", Map.of("name", name, "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        String url = "http://%s:%s@localhost:%d/git/%s/%s.git"
                .formatted(ana.userName(), ana.key(), server().port(), ana.userName(), name);
        new Git(directory).run("clone", "--quiet", url, name).expectDone();
        return new Repository(new Project(project, name, ana), new Git(directory.resolve(name)));
    }

    /** A model API of the function {@code predict} in {@code model.py}. */
    Served publish(Repository repository, boolean isAsync) {
        return publish(repository, isAsync, Map.of("type", "File", "file", "model.py", "function", "predict"), true);
    }

    Served publish(Repository repository, boolean isAsync, Map<String, ?> source, boolean isToRun) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                unique("model-api"),
                "description",
                "of the tests",
                "environmentId",
                environment,
                "isAsync",
                isAsync,
                "strictNodeAntiAffinity",
                false,
                "environmentVariables",
                List.of(Map.of("key", "GREETING", "value", "hello from the variables")),
                "version",
                version(repository, source, isToRun)));
        String id = ana.api().post(ServedModels.PATH, body).expect(201).text("/id");
        String token = ana.api()
                .post(ServedModels.PATH + "/" + id + "/accessTokens", Map.of("name", "of the tests"))
                .expect(201)
                .text("/token");
        return new Served(id, token, repository);
    }

    private static Map<String, Object> version(Repository repository, Map<String, ?> source, boolean isToRun) {
        return version(repository, source, isToRun, false);
    }

    private static Map<String, Object> version(
            Repository repository, Map<String, ?> source, boolean isToRun, boolean logsCalls) {
        return Map.of(
                "projectId",
                repository.project().id(),
                "source",
                source,
                "logHttpRequestResponse",
                logsCalls,
                "monitoringEnabled",
                false,
                "shouldDeploy",
                isToRun);
    }

    /** One more version of the same function, as the file is now. */
    String addVersion(Served api) {
        return addVersion(api, false);
    }

    String addVersion(Served api, boolean logsCalls) {
        Map<String, String> source = Map.of("type", "File", "file", "model.py", "function", "predict");
        return ana.api()
                .post(api.path() + "/versions", version(api.repository(), source, true, logsCalls))
                .expect(201)
                .text("/id");
    }

    Served running(Repository repository, boolean isAsync) {
        Served api = publish(repository, isAsync);
        awaitStatus(api, "Running");
        return api;
    }

    void awaitStatus(Served api, String status) {
        Awaitility.await("the model API is " + status)
                .atMost(SOON)
                .until(() -> ana.api()
                        .get(api.path())
                        .expect(200)
                        .text("/activeVersion/deployment/status")
                        .equals(status));
    }

    void awaitStatus(Served api, String version, String status) {
        Awaitility.await("the version is " + status)
                .atMost(SOON)
                .until(() -> ana.api()
                        .get(api.path() + "/versions/" + version)
                        .expect(200)
                        .text("/deployment/status")
                        .equals(status));
    }

    /** Waits for what the active version has printed. */
    void awaitLine(Served api, String line) {
        String version = ana.api().get(api.path()).expect(200).text("/activeVersion/id");
        Awaitility.await("its instance prints " + line)
                .atMost(SOON)
                .until(() -> ana.api()
                        .get(api.path() + "/versions/" + version + "/instanceLogs")
                        .expect(200)
                        .at("/logs")
                        .valueStream()
                        .anyMatch(printed -> printed.path("log").asString().equals(line)));
    }

    /** A client that calls as the public samples do: with the token as user and as password. */
    Api caller(String token) {
        return caller(server(), token);
    }

    static Api caller(Server server, String token) {
        String pair = Base64.getEncoder().encodeToString((token + ":" + token).getBytes());
        return server.anonymous().with("Authorization", "Basic " + pair);
    }

    Answer call(Served api, Map<String, ?> data) {
        return caller(api.token()).post(api.latest(), Map.of("data", data));
    }

    void archive(Served api) {
        ana.api().delete(api.path()).expect(204);
    }
}
