package almanac.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.bench.Owners.Person;
import almanac.bench.Results.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Measures experiments and models with one client, each beside what it is compared with, in one run: a batch of values
 * beside the bare insert of such a batch, a value and a registration beside the creation of a project, a search among
 * many runs beside one among few, and artifacts beside a copy with its digest.
 */
final class Models {

    static final String BARE_INSERT = "bare insert of 1,000 values";
    static final String BATCH = "log-batch of 1,000 values";
    static final String VALUE = "log-metric";
    static final String REGISTRATION = "register a version";
    static final String COPY = "cp and sha256sum of 256 MB";
    static final String SENT = "artifact of 256 MB sent";
    static final String FETCHED = "artifact of 256 MB fetched";
    static final int FEW = 1_000;
    static final int MANY = 100_000;

    private static final int VALUES = 1_000;
    private static final long LARGE = 256L << 20;
    private static final int TIMES = 3;

    /** The first eight digits of the ids of runs that are filled in: no other run has such. */
    private static final Map<Integer, Integer> FIRST_IDS = Map.of(FEW, 0x2000_0000, MANY, 0x3000_0000);

    private static final String API = "/api/2.0/mlflow/";
    private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/mlflow/";

    /** Fills an experiment with runs like the one that it has, each with a value of its own. */
    private static final String RUNS = """
            insert into run_row
            select r.* from run_row t cross join generate_series(1, ?) n
            cross join lateral jsonb_populate_record(t, jsonb_build_object(
                'id', to_hex(? + n) || right(t.id, 24), 'experiment_id', cast(? as text))) r
            where t.id = ?""";

    private static final String LATEST = """
            insert into run_metric_latest
            select cast(r.id as uuid), l.key_id, l.step, l.at, row_number() over () / cast(? as double precision)
            from run_row r join run_metric_latest l on l.run_id = cast(? as uuid)
            join metric_key k on k.id = l.key_id and k.name = 'score'
            where r.experiment_id = ?""";

    private final int port;
    private final Load load;
    private final Plan plan;
    private final Person person;
    private final Api api;
    private final RequestFactory requests;
    private final AtomicLong steps = new AtomicLong();
    private final List<Line> lines = new ArrayList<>();

    Models(int port, Load load, Plan plan, Owners people, RequestFactory requests) {
        this.port = port;
        this.load = load;
        this.plan = plan;
        this.person = people.writers().getFirst();
        this.api = new Api(port, person.key());
        this.requests = requests;
    }

    static String search(int runs) {
        return "search among %d runs".formatted(runs);
    }

    /** @param directory on the disk of the installation */
    List<Line> measure(Postgres postgres, JdbcTemplate database, Path directory) throws IOException {
        String project = api.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "models", "description", "", "visibility", "private"))
                .at("/project/id")
                .asString();
        String run = run(experiment(project, "few"));
        log(postgres, run);
        register(project, run);
        search(database, project, run);
        artifacts(directory, run);
        return lines;
    }

    private String experiment(String project, String name) {
        return api.post(
                        API + "experiments/create",
                        Map.of(
                                "name",
                                name,
                                "tags",
                                List.of(Map.of("key", "mlflow.domino.project_id", "value", project))))
                .path("experiment_id")
                .asString();
    }

    private String run(String experiment) {
        return api.post(API + "runs/create", Map.of("experiment_id", experiment))
                .at("/run/info/run_id")
                .asString();
    }

    private void add(String what, Operation operation) {
        lines.add(new Line(what, load.run(1, (_, _) -> operation, plan.leadIn(), plan.each())));
    }

    private void log(Postgres postgres, String run) {
        postgres.create("bare_values", "batch-of-values.sql");
        try (SingleConnectionDataSource connection = postgres.connection("bare_values")) {
            JdbcTemplate bare = new JdbcTemplate(connection);
            lines.add(new Line(BARE_INSERT, timed(plan.each(), () -> insert(bare))));
        }
        add(BATCH, _ -> Request.with("POST", API + "runs/log-batch", person.header(), batch(run)));
        add("create", requests.create(0, 1));
        add(
                VALUE,
                _ -> Request.with(
                        "POST", API + "runs/log-metric", person.header(), """
                {"run_id":"%s","key":"auc","value":0.5,"timestamp":1,"step":%d}""".formatted(run, steps.incrementAndGet())));
    }

    /** Inserts as many values as a batch has, by the statement that is used for them and with nothing around it. */
    private void insert(JdbcTemplate bare) {
        long[] all = IntStream.range(0, VALUES)
                .mapToLong(_ -> steps.incrementAndGet())
                .toArray();
        double[] values = IntStream.range(0, VALUES).mapToDouble(n -> n).toArray();
        bare.update(
                "insert into value_of_run select gen_random_uuid(), 1, v.step, v.step, v.value from unnest(?, ?)"
                        + " as v (step, value)",
                all,
                values);
    }

    private String batch(String run) {
        String values = IntStream.range(0, VALUES)
                .mapToObj(_ -> "{\"key\":\"loss\",\"value\":0.25,\"timestamp\":1,\"step\":%d}"
                        .formatted(steps.incrementAndGet()))
                .collect(Collectors.joining(","));
        return "{\"run_id\":\"%s\",\"metrics\":[%s]}".formatted(run, values);
    }

    private void register(String project, String run) throws IOException {
        send(ARTIFACTS + run + "/artifacts/model/MLmodel", "flavors: {}".getBytes(UTF_8));
        api.post(
                API + "registered-models/create",
                Map.of("name", "bench", "tags", List.of(Map.of("key", "mlflow.domino.project_id", "value", project))));
        add(
                REGISTRATION,
                _ -> Request.with("POST", API + "model-versions/create", person.header(), """
                {"name":"bench","run_id":"%1$s","source":"runs:/%1$s/model"}""".formatted(run)));
    }

    private void search(JdbcTemplate database, String project, String template) {
        api.post(
                API + "runs/log-metric",
                Map.of("run_id", template, "key", "score", "value", 0.5, "timestamp", 1, "step", 0));
        for (int runs : new int[] {FEW, MANY}) {
            String experiment = experiment(project, "runs-" + runs);
            database.update(RUNS, runs, FIRST_IDS.get(runs), experiment, template);
            database.update(LATEST, runs, template, experiment);
            database.execute("vacuum analyze run_row");
            database.execute("vacuum analyze run_metric_latest");
            String body = """
                    {"experiment_ids":["%s"],"filter":"metrics.score > 0.5","max_results":100}""".formatted(experiment);
            add(search(runs), _ -> Request.with("POST", API + "runs/search", person.header(), body));
        }
    }

    private void artifacts(Path directory, String run) throws IOException {
        Path file = Files.createTempFile(directory, "large", ".bin");
        byte[] part = new byte[1 << 20];
        Random random = new Random(1);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < LARGE; written += part.length) {
                random.nextBytes(part);
                out.write(part);
            }
        }
        String path = ARTIFACTS + run + "/artifacts/large.bin";
        lines.add(new Line(COPY, timed(Duration.ZERO, () -> copy(file))));
        lines.add(new Line(SENT, timed(Duration.ZERO, () -> send(path, file))));
        lines.add(new Line(FETCHED, timed(Duration.ZERO, () -> fetch(path))));
        Files.delete(file);
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Repeats the step for so long, and a few times at least. */
    private static Measured timed(Duration each, Step step) {
        Histogram micros = Measured.histogram();
        long begin = System.nanoTime();
        long now = begin;
        for (int n = 0; n < TIMES || now - begin < each.toNanos(); n++) {
            long start = now;
            try {
                step.run();
            } catch (IOException e) {
                throw new BenchFailed("A step cannot be measured.", e);
            }
            now = System.nanoTime();
            micros.recordValue((now - start) / 1_000);
        }
        return Measured.of(1, micros, 0, (now - begin) / 1e9, Cpu.UNKNOWN);
    }

    private static void copy(Path file) throws IOException {
        Path copy = file.resolveSibling("copy.bin");
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "cp \"$0\" \"$1\" && sync \"$1\" && sha256sum \"$1\"",
                        file.toString(),
                        copy.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!Await.end(process, Duration.ofMinutes(2)) || process.exitValue() != 0) {
            throw new BenchFailed("cp and sha256sum cannot be run.");
        }
        Files.delete(copy);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Domino-Api-Key", person.key())
                .timeout(Duration.ofMinutes(2));
    }

    private void send(String path, byte[] bytes) throws IOException {
        exchange(to(path).PUT(BodyPublishers.ofByteArray(bytes)).build());
    }

    private void send(String path, Path file) throws IOException {
        exchange(to(path).PUT(BodyPublishers.ofFile(file)).build());
    }

    private void fetch(String path) throws IOException {
        exchange(to(path).GET().build());
    }

    private static void exchange(HttpRequest request) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                body.transferTo(OutputStream.nullOutputStream());
            }
            if (answer.statusCode() != 200) {
                throw new BenchFailed("%s was answered with %d.".formatted(request.uri(), answer.statusCode()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("It was stopped.");
        }
    }
}
