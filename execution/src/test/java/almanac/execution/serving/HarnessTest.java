package almanac.execution.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import almanac.execution.serving.InstanceConnection.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The harness as a process of its own, without a server around it. */
class HarnessTest {

    private static final int LARGEST = 1_000;

    @TempDir
    private Path directory;

    private Process process;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectory(directory.resolve("work"));
        Files.createDirectory(directory.resolve("serving"));
        for (String file : List.of("harness.py", "harness.R")) {
            try (InputStream harness = Objects.requireNonNull(ServingSettings.class.getResourceAsStream(file))) {
                Files.copy(harness, directory.resolve("serving", file));
            }
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }

    private InstanceConnection serve(String function) throws IOException {
        Files.writeString(directory.resolve("work/model.py"), function);
        start("{\"file\": \"model.py\", \"function\": \"predict\", \"largestAnswer\": %d}".formatted(LARGEST));
        return connected();
    }

    private void start(String settings) throws IOException {
        Files.writeString(directory.resolve("serving/serving.json"), settings);
        process = new ProcessBuilder("python3", "../serving/harness.py")
                .directory(directory.resolve("work").toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
    }

    private InstanceConnection connected() throws IOException {
        Path socket = directory.resolve("model.sock");
        Awaitility.await("it listens").atMost(Duration.ofSeconds(60)).until(() -> said().contains("Ready"));
        return InstanceConnection.open(socket, 1 << 20);
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("out"));
    }

    private static Answer call(InstanceConnection connection, String body) throws IOException {
        return connection.send("POST", "/call", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void arguments_come_by_name_or_by_position() throws IOException {
        try (InstanceConnection connection = serve("def predict(a, b=2, *, c=3):\n    return [a, b, c]\n")) {
            assertThat(text(call(connection, "{\"data\": {\"a\": 1, \"c\": \"\u00e4\"}}")))
                    .isEqualTo("[1, 2, \"\\u00e4\"]");
            assertThat(text(call(connection, "{\"parameters\": [1, 5]}"))).isEqualTo("[1, 5, 3]");
            assertThat(call(connection, "{\"data\": {}}").status()).isEqualTo(400);
            assertThat(call(connection, "{\"data\": {\"a\": 1, \"d\": 1}}").status())
                    .isEqualTo(400);
            assertThat(call(connection, "{\"data\": [1]}").status()).isEqualTo(400);
            assertThat(call(connection, "{\"data\": {\"a\": 1}, \"parameters\": [1]}")
                            .status())
                    .isEqualTo(400);
            assertThat(call(connection, "nonsense").status()).isEqualTo(400);
            JsonNode told = JsonMapper.shared()
                    .readTree(connection.send("GET", "/ready", new byte[0]).body());
            assertThat(told.at("/parameters/0/required").asBoolean()).isTrue();
            assertThat(told.at("/parameters/2/name").asString()).isEqualTo("c");
        }
    }

    @Test
    void what_is_no_answer_is_told() throws IOException {
        try (InstanceConnection connection = serve("""
                def predict(what):
                    return {"nan": float("nan"), "bytes": b"1", "huge": "a" * 2000, "set": {1}}[what]
                """)) {
            assertThat(call(connection, "{\"parameters\": [\"nan\"]}").status()).isEqualTo(422);
            assertThat(call(connection, "{\"parameters\": [\"bytes\"]}").status())
                    .isEqualTo(422);
            assertThat(call(connection, "{\"parameters\": [\"huge\"]}").status())
                    .isEqualTo(422);
            assertThat(text(call(connection, "{\"parameters\": [\"set\"]}"))).isEqualTo("[1]");
            assertThat(text(call(connection, "{\"parameters\": [\"unknown\"]}")))
                    .contains("KeyError");
            assertThat(said()).contains("Traceback");
        }
    }

    @Test
    void a_call_that_asks_to_exit_ends_alone_and_one_that_ends_the_process_is_noticed() throws IOException {
        try (InstanceConnection connection =
                serve("import os\ndef predict(hard):\n    os._exit(0) if hard else exit(0)\n")) {
            assertThat(call(connection, "{\"parameters\": [false]}").status()).isEqualTo(500);
            assertThat(call(connection, "{\"parameters\": [false]}").status()).isEqualTo(500);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> call(connection, "{\"parameters\": [true]}"));
        }
    }

    @Test
    void it_says_that_it_is_well_while_a_call_is_under_way() throws IOException, InterruptedException {
        try (InstanceConnection busy = serve("def predict():\n    while True: pass\n");
                InstanceConnection other = connected()) {
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    call(busy, "{\"data\": {}}");
                } catch (IOException _) {
                    // the process is ended under it
                }
            });
            assertThat(other.send("GET", "/ready", new byte[0]).status()).isEqualTo(200);
            process.destroyForcibly();
            caller.join(Duration.ofSeconds(60));
            assertThat(caller.isAlive()).isFalse();
        }
    }

    @Test
    void a_model_is_loaded_by_the_convention_of_mlflow() throws IOException {
        Path model = Files.createDirectories(directory.resolve("serving/model"));
        Files.createDirectories(model.resolve("code"));
        Files.createDirectories(model.resolve("data"));
        Files.writeString(model.resolve("data/factor"), "3");
        Files.writeString(model.resolve("MLmodel"), """
                artifact_path: model
                flavors:
                  other:
                    data: elsewhere
                  python_function:
                    loader_module: tripler
                    code: "code"
                    data: data  # of the tests
                """);
        Files.writeString(model.resolve("code/tripler.py"), """
                import os
                class Model:
                    def __init__(self, factor): self.factor = factor
                    def predict(self, data):
                        rows = data.to_dict("records") if hasattr(data, "to_dict") else data
                        return [row["a"] * self.factor for row in rows]
                def _load_pyfunc(path): return Model(int(open(os.path.join(path, "factor")).read()))
                """);
        start("{\"model\": \"model\", \"largestAnswer\": %d}".formatted(LARGEST));
        try (InstanceConnection connection = connected()) {
            assertThat(text(call(connection, """
                    {"data": {"dataframe_split": {"columns": ["a"], "data": [[1], [2]]}}}"""))).isEqualTo("[3, 6]");
            assertThat(text(call(connection, """
                    {"data": {"dataframe_records": [{"a": 4}]}}"""))).isEqualTo("[12]");
            assertThat(text(call(connection, "{\"data\": {\"a\": 5}}"))).isEqualTo("[15]");
            assertThat(text(call(connection, "{\"data\": {\"instances\": [{\"a\": 6}]}}")))
                    .isEqualTo("[18]");
        }
    }

    @Test
    void a_function_of_r_is_called_alike() throws IOException, InterruptedException {
        assumeThat(hasR()).as("Rscript with jsonlite is on this machine").isTrue();
        Files.writeString(directory.resolve("work/model.R"), """
                cat("loading\\n")
                predict.it <- function(a, b = 2) {
                  if (identical(a, "raise")) stop("not this one")
                  if (identical(a, "nan")) return(NaN)
                  if (identical(a, "quit")) quit(status = 0)
                  list(sum = sum(a) + b, same = a)
                }
                """);
        start("{\"file\": \"model.R\", \"function\": \"predict.it\", \"largestAnswer\": %d}".formatted(LARGEST));
        try (InstanceConnection connection = connected()) {
            assertThat(text(call(connection, "{\"data\": {\"a\": [1, 2.5]}}")))
                    .isEqualTo("{\"sum\": 5.5, \"same\": [1, 2.5]}");
            assertThat(text(call(connection, "{\"parameters\": [1, 4]}"))).contains("\"sum\": 5");
            assertThat(call(connection, "{\"data\": {}}").status()).isEqualTo(400);
            assertThat(call(connection, "{\"data\": {\"a\": 1, \"d\": 1}}").status())
                    .isEqualTo(400);
            assertThat(text(call(connection, "{\"data\": {\"a\": \"raise\"}}"))).contains("not this one");
            assertThat(call(connection, "{\"data\": {\"a\": \"nan\"}}").status())
                    .isEqualTo(422);
            JsonNode told = JsonMapper.shared()
                    .readTree(connection.send("GET", "/ready", new byte[0]).body());
            assertThat(told.at("/parameters/0/name").asString()).isEqualTo("a");
            assertThat(told.at("/parameters/0/required").asBoolean()).isTrue();
            assertThat(told.at("/parameters/1/required").asBoolean(true)).isFalse();
            assertThat(said()).contains("loading");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> call(connection, "{\"data\": {\"a\": \"quit\"}}"));
        }
    }

    private static boolean hasR() throws InterruptedException {
        try {
            return new ProcessBuilder("Rscript", "--vanilla", "-e", "library(jsonlite)")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) { // there is no such program
            return false;
        }
    }
}
