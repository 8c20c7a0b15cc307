package almanac.bench;

import almanac.bench.Results.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures calls of a function of Python by its model API beside the same function behind Python's own HTTP server, and
 * how fast asynchronous predictions are accepted and made.
 */
final class FunctionCalls {

    static final String DIRECT = "function by http.server";
    static final String CALL = "function by its model API";
    static final String FIRST = "first answer of a version";
    static final String CREATE = "create beside predictions";
    static final String ACCEPT = "accept a prediction";
    static final String MADE = "make a prediction";

    private static final String APIS = "/api/modelServing/v1/modelApis";
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int VERSIONS = 3;
    private static final int PREDICTIONS = 1_000;
    private static final String BODY = "{\"data\":{\"x\":1}}";
    private static final String FUNCTION = "def predict(x):\n    return x\n";
    private static final String SERVER = FUNCTION + """
            import http.server, json, sys
            class Handler(http.server.BaseHTTPRequestHandler):
                protocol_version = "HTTP/1.1"
                disable_nagle_algorithm = True
                def do_POST(self):
                    request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                    answer = json.dumps({"result": predict(**request["data"])}).encode()
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(answer)))
                    self.end_headers()
                    self.wfile.write(answer)
                def log_message(self, *arguments):
                    pass
            http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
            """;

    private final int port;
    private final Load load;
    private final Plan plan;
    private final RequestFactory requests;
    private final Api api;
    private final List<Line> lines = new ArrayList<>();
    private final String project;

    FunctionCalls(int port, Load load, Plan plan, Owners people, RequestFactory requests) {
        this.port = port;
        this.load = load;
        this.plan = plan;
        this.requests = requests;
        this.api = new Api(port, people.writers().getFirst().key());
        this.project = api.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "served", "description", "", "visibility", "private"))
                .at("/project/id")
                .asString();
        api.putText("/v1/projects/writer-0/served/model.py", FUNCTION);
    }

    List<Line> measure(JdbcTemplate database, Path directory) throws IOException {
        calls(directory);
        predictions(database);
        Await.until("instances end, which would outlive the server", SOON, () -> areEnded(database));
        return lines;
    }

    private static boolean areEnded(JdbcTemplate database) {
        return database.queryForList(
                        "select 1 from job_row where serving_id is not null and completed_at is null limit 1")
                .isEmpty();
    }

    private void stop(String id) {
        api.get(APIS + "/" + id + "/versions")
                .forEach(version -> api.put(
                        APIS + "/" + id + "/versions/" + version.path("id").asString() + "/targetState",
                        Map.of("isRunning", false)));
    }

    /** Calls the function directly and by its model API, in turns. */
    private void calls(Path directory) throws IOException {
        Path program = Files.writeString(directory.resolve("served.py"), SERVER);
        int other = JavaProcess.freePort();
        String id = publish("sync", false, true);
        byte[] call = Request.with("POST", "/models/" + id + "/latest/model", header(id), BODY);
        byte[] direct = Request.with("POST", "/", "Accept: application/json", BODY);
        try (JavaProcess python = JavaProcess.start(
                List.of("python3", program.toString(), Integer.toString(other)),
                other,
                directory.resolve("served.log"))) {
            python.awaitAnswer(direct);
            await(call, 1);
            Load beside = new Load(other, () -> Cpu.UNKNOWN);
            load.run(
                    Plan.GROWTH_CLIENTS,
                    (_, _) -> _ -> call,
                    Duration.ZERO,
                    plan.warmUp().dividedBy(4));
            for (int clients : plan.clients()) {
                add(DIRECT, beside.run(clients, (_, _) -> _ -> direct, plan.leadIn(), plan.each()));
                add(CALL, load.run(clients, (_, _) -> _ -> call, plan.leadIn(), plan.each()));
            }
        }
        Histogram micros = Measured.histogram();
        long begin = System.nanoTime();
        for (int number = 2; number < VERSIONS + 2; number++) {
            long start = System.nanoTime();
            api.post(APIS + "/" + id + "/versions", version(true));
            await(call, number);
            micros.recordValue((System.nanoTime() - start) / 1_000);
        }
        add(FIRST, Measured.of(1, micros, 0, (System.nanoTime() - begin) / 1e9, Cpu.UNKNOWN));
        stop(id);
    }

    /** Accepts predictions while no version runs, and then has some of them made. */
    private void predictions(JdbcTemplate database) {
        String id = publish("async", true, false);
        String path = "/api/modelApis/async/v1/" + id;
        byte[] ask = Request.with("POST", path, header(id), "{\"parameters\":{\"x\":1}}");
        for (int clients : plan.clients()) {
            add(CREATE, load.run(clients, requests::create, plan.leadIn(), plan.each()));
            add(ACCEPT, load.run(clients, (_, _) -> _ -> ask, plan.leadIn(), plan.each()));
        }
        String version = api.get(APIS + "/" + id).at("/activeVersion/id").asString();
        api.put(APIS + "/" + id + "/versions/" + version + "/targetState", Map.of("isRunning", true));
        long before = awaitMade(database, 1);
        long begin = System.nanoTime();
        long made = awaitMade(database, before + PREDICTIONS) - before;
        double seconds = (System.nanoTime() - begin) / 1e9;
        Histogram micros = Measured.histogram();
        micros.recordValueWithCount((long) (seconds * 1e6 / made), made);
        add(MADE, Measured.of(1, micros, 0, seconds, Cpu.UNKNOWN));
        stop(id);
        database.update("delete from async_prediction"); // thousands more wait, whose end nothing here asks for
    }

    private static long awaitMade(JdbcTemplate database, long count) {
        return Await.untilPresent(
                "predictions are made",
                SOON,
                () -> Optional.ofNullable(database.queryForObject(
                                "select count(*) from async_prediction where state = 'SUCCEEDED'", Long.class))
                        .filter(made -> made >= count));
    }

    private void add(String what, Measured measured) {
        lines.add(new Line(what, measured));
    }

    private String publish(String name, boolean isAsync, boolean isToRun) {
        String environment = api.get("/api/environments/beta/environments")
                .at("/environments/0/id")
                .asString();
        return api.post(
                        APIS,
                        Map.of(
                                "name",
                                name,
                                "description",
                                "",
                                "environmentId",
                                environment,
                                "isAsync",
                                isAsync,
                                "strictNodeAntiAffinity",
                                false,
                                "environmentVariables",
                                List.of(),
                                "version",
                                version(isToRun)))
                .path("id")
                .asString();
    }

    private Map<String, Object> version(boolean isToRun) {
        return new HashMap<>(Map.of(
                "projectId",
                project,
                "source",
                Map.of("type", "File", "file", "model.py", "function", "predict"),
                "logHttpRequestResponse",
                false,
                "monitoringEnabled",
                false,
                "shouldDeploy",
                isToRun));
    }

    /** Returns the header with a token of the model API. */
    private String header(String id) {
        return "Authorization: Bearer "
                + api.post(APIS + "/" + id + "/accessTokens", Map.of("name", "bench"))
                        .path("token")
                        .asString();
    }

    private void await(byte[] call, int number) {
        Await.until(
                "version %d answers".formatted(number),
                SOON,
                () -> answer(call).at("/release/model_version_number").asInt(0) == number);
    }

    private JsonNode answer(byte[] call) {
        try (HttpConnection connection = new HttpConnection(port)) {
            return connection.exchange(call) == 200
                    ? JsonMapper.shared().readTree(connection.body())
                    : JsonMapper.shared().createObjectNode();
        } catch (IOException e) {
            throw new BenchFailed("A model API does not answer.", e);
        }
    }
}
