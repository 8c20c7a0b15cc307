package almanac.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.server.cli.CommandFailures;
import almanac.server.cli.MetricsCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Values of metrics are carried from one installation to another by a file, for an export of the log has none. */
class MetricsCommandTest {

    private static final int MANY = 1_005;

    private final Server server = Server.running();
    private final Someone ana = Someone.called("ana");
    private final String model = Given.aMonitoredModelIn(Given.aPrivateProjectOf(ana));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... words) {
        String[] options = {"--url=http://127.0.0.1:" + server.port(), "--key=" + Server.ADMINISTRATOR_KEY};
        return new CommandLine(new MetricsCommand())
                .setExecutionExceptionHandler(new CommandFailures())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.of(words, options).flatMap(Stream::of).toArray(String[]::new));
    }

    private List<JsonNode> values() {
        return ana.api()
                .get("/api/metricValues/v1/%s/accuracy?startingReferenceTimestampInclusive=2026-01-01T00:00:00Z"
                                .formatted(model)
                        + "&endingReferenceTimestampInclusive=2026-12-01T00:00:00Z")
                .expect(200)
                .at("/metricValues")
                .valueStream()
                .toList();
    }

    @Test
    void values_come_back_as_they_were_and_no_event_is_recorded_of_it() throws IOException {
        List<Map<String, Object>> sent = IntStream.range(0, MANY)
                .mapToObj(n -> Map.<String, Object>of(
                        "modelMonitoringId",
                        model,
                        "metric",
                        "accuracy",
                        "referenceTimestamp",
                        "2026-03-01T%02d:%02d:00.25+05:30".formatted(n / 60, n % 60),
                        "value",
                        n / 3.0,
                        "tags",
                        List.of(Map.of("key", "region", "value", "eu-" + n % 2))))
                .toList();
        ana.api().post("/api/metricValues/v1", Map.of("newMetricValues", sent)).expect(201);
        List<JsonNode> before = values();
        assertThat(before).hasSize(MANY);
        Path all = directory.resolve("all.ndjson.gz");
        assertThat(run("export", "--file=" + all)).as(err.toString()).isZero();

        server.database().update("""
                        delete from metric_value v using metric_series s where s.id = v.series and s.model = ?""", model);
        assertThat(values()).isEmpty();
        long events = logged();
        assertThat(run("import", all.toString())).as(err.toString()).isZero();
        assertThat(run("import", all.toString()))
                .as("once more changes nothing")
                .isZero();
        assertThat(values()).isEqualTo(before);
        assertThat(logged()).isEqualTo(events);
        assertThat(out.toString()).contains(" values are in ").contains(" values are imported.");
    }

    private long logged() {
        Long events = server.database()
                .queryForObject(
                        "select count(*) from domain_event where payload_type like '%MetricValuesLogged'", Long.class);
        return events == null ? 0 : events;
    }

    @Test
    void values_of_a_model_that_is_not_here_are_refused() throws IOException {
        Path file = directory.resolve("strange.ndjson");
        Files.writeString(file, """
                {"modelMonitoringId":"66b0000000000000000000fd","metric":"m","referenceTimestamp":"2026-03-01T00:00:00Z",\
                "value":1}
                """);
        assertThat(run("import", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("(404)");
        Files.writeString(file, "no value\n");
        assertThat(run("import", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Line 1 of ");
        assertThat(new CommandLine(new MetricsCommand())
                        .setErr(new PrintWriter(err))
                        .execute())
                .isEqualTo(2);
    }

    @Test
    void a_place_that_no_answer_had_is_refused() {
        assertThat(Given.administrator()
                        .get("/api/admin/v1/metricValues?after=yesterday")
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("after: ");
    }
}
