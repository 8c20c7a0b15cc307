package almanac.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log over HTTP, as far as it goes when it is asked for. */
class ExportHttpTest {

    private static final String EVENTS = "/api/admin/v1/events";
    private static final JsonMapper JSON = new JsonMapper();

    private final Server server = Server.running();
    private final Api administrator = server.administrator();

    @Test
    void an_export_is_the_table_to_the_letter() throws Exception {
        Given.withCollaborator(
                Given.aPublicProjectOf(Someone.called("ana")),
                Someone.called("bo").id(),
                "contributor");

        List<String> exported = export("").lines().toList();

        List<String> kept = server.database().query("""
                        select global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                               payload_type, payload_revision, payload::text, meta_data::text
                        from domain_event order by global_index""", (row, n) -> {
            String revision = row.getString(8) == null ? "" : ",\"revision\":\"%s\"".formatted(row.getString(8));
            return "{\"position\":%d,\"id\":\"%s\",\"time\":\"%s\",\"stream\":\"%s\",\"sequence\":%d%s,\"type\":\"%s\"%s,\"payload\":%s,\"metadata\":%s}"
                    .formatted(
                            row.getLong(1),
                            row.getString(2),
                            row.getTimestamp(6).toInstant(),
                            row.getString(3),
                            row.getLong(4),
                            row.getString(5) == null ? "" : ",\"streamType\":\"%s\"".formatted(row.getString(5)),
                            row.getString(7),
                            revision,
                            row.getString(9),
                            row.getString(10));
        });
        assertThat(exported).isEqualTo(kept).hasSizeGreaterThan(10);
        for (String line : exported) {
            assertThat(EventLine.write(EventLine.read(line))).isEqualTo(line);
        }
    }

    @Test
    void an_export_that_is_resumed_from_any_position_is_the_same_to_the_byte() {
        Given.aGoalIn(Given.aPrivateProjectOf(Someone.called("ana")));
        long end = end();
        for (String format : List.of("ndjson", "cloudevents")) {
            String whole = export("?format=%s&until=%d".formatted(format, end));
            Random random = new Random(7);
            for (int n = 0; n < 20; n++) {
                long cut = random.nextLong(end + 1);
                String first = export("?format=%s&until=%d".formatted(format, cut));
                String rest = export("?format=%s&after=%d&until=%d".formatted(format, cut, end));
                assertThat(first + rest).isEqualTo(whole);
            }
        }
    }

    @Test
    void the_answer_says_which_part_of_the_log_it_is() {
        Answer answer = administrator.get(EVENTS + "?after=2&until=5").expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.header("X-Almanac-After")).isEqualTo("2");
        assertThat(answer.header("X-Almanac-Until")).isEqualTo("5");
        assertThat(positions(answer.body())).containsExactly(3L, 4L, 5L);
        String beyond =
                administrator.get(EVENTS + "?until=999999999").expect(200).header("X-Almanac-Until");
        assertThat(Long.parseLong(beyond)).isBetween(1L, end());
    }

    @Test
    void points_of_the_log_may_be_times() {
        Someone ana = Someone.called("ana");
        String before = Given.aPrivateProjectOf(ana).id();
        Instant cut = server.database()
                .queryForList("select max(time_stamp) from domain_event", java.sql.Timestamp.class)
                .getFirst()
                .toInstant()
                .plusMillis(1);
        await(cut);
        String after = Given.aPrivateProjectOf(ana).id();

        assertThat(export("?after=" + cut)).contains(after).doesNotContain(before);
        assertThat(export("?until=" + cut)).contains(before).doesNotContain(after);
        assertThat(export("?after=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(export("?until=1999-01-01T00:00:00%2B01:00")).isEmpty();
    }

    @Test
    void only_what_is_asked_for_is_told() {
        Someone ana = Someone.called("ana");
        Given.Project project = Given.aPrivateProjectOf(ana);
        Given.aGoalIn(project);
        Given.aPrivateProjectOf(Someone.called("bo"));

        String full = "almanac.project.event.ProjectEvent$ProjectCreated";
        assertThat(lines("?types=ProjectCreated"))
                .isNotEmpty()
                .allMatch(line -> type(line).equals(full));
        assertThat(export("?types=" + full)).isEqualTo(export("?types=ProjectCreated"));
        assertThat(lines("?types=GoalAdded,UserRegistered"))
                .extracting(line -> type(line).replaceAll(".*\\$", ""))
                .contains("GoalAdded", "UserRegistered")
                .doesNotContain("ProjectCreated");
        assertThat(lines("?resource=" + project.id())).hasSize(1).allMatch(line -> line.contains(project.name()));
        assertThat(lines("?actor=" + ana.id()))
                .hasSize(2)
                .allMatch(line ->
                        JSON.readTree(line).at("/metadata/userId").asString().equals(ana.id()));
        assertThat(lines("?actor=%s&types=GoalAdded".formatted(ana.id()))).hasSize(1);
        assertThat(lines("?actor=system")).isNotEmpty();
        assertThat(lines("?types=NeverHappened")).isEmpty();
    }

    @Test
    void a_value_that_makes_no_sense_is_refused_by_its_name() {
        for (String parameter : List.of(
                "after=x",
                "after=-1",
                "after=999999999",
                "until=yesterday",
                "until=12345678901234567890",
                "types=a%20b",
                "resource=%20",
                "actor=ana",
                "format=xml")) {
            Answer answer = administrator.get(EVENTS + "?" + parameter).expect(400);
            assertThat(answer.text("/errors/0")).startsWith(parameter.replaceAll("=.*", ":"));
        }
        assertThat(administrator.get(EVENTS + "?after=5&until=4").expect(400).text("/errors/0"))
                .startsWith("until:");
    }

    @Test
    void an_export_is_compressed_when_asked_to_be() throws IOException {
        String path = EVENTS + "?until=" + end();
        byte[] packed = administrator.with("Accept-Encoding", "gzip").bytes(path);
        byte[] plain = administrator.bytes(path);
        assertThat(packed.length).isLessThan(plain.length / 3);
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain);
        }
    }

    @Test
    void cloud_events_are_as_specified() throws IOException {
        Given.aGoalIn(Given.aPrivateProjectOf(Someone.called("ana")));
        Schema schema = cloudEventsSchema();
        assertThat(schema.validate("{\"id\":\"\",\"specversion\":\"1.0\",\"type\":\"t\"}", InputFormat.JSON))
                .isNotEmpty();
        List<String> lines = lines("?format=cloudevents");
        List<String> events = lines("");
        assertThat(lines).hasSameSizeAs(events).isNotEmpty();
        for (int n = 0; n < lines.size(); n++) {
            assertThat(schema.validate(lines.get(n), InputFormat.JSON)).isEmpty();
            assertSame(JSON.readTree(lines.get(n)), JSON.readTree(events.get(n)));
        }
    }

    private static void assertSame(JsonNode cloudEvent, JsonNode event) {
        assertThat(cloudEvent.propertyNames()).allMatch(name -> name.matches("[a-z][a-z0-9]{0,19}"));
        assertThat(cloudEvent.path("id")).isEqualTo(event.path("id"));
        assertThat(cloudEvent.path("source").asString()).isEqualTo("/almanac");
        assertThat(cloudEvent.path("type")).isEqualTo(event.path("type"));
        assertThat(cloudEvent.path("subject")).isEqualTo(event.path("stream"));
        assertThat(cloudEvent.path("time")).isEqualTo(event.path("time"));
        assertThat(cloudEvent.path("data")).isEqualTo(event.path("payload"));
        assertThat(cloudEvent.path("sequence").asString()).matches("\\d{19}");
        assertThat(Long.parseLong(cloudEvent.path("sequence").asString()))
                .isEqualTo(event.path("position").asLong());
        assertThat(cloudEvent.path("actor")).isEqualTo(event.at("/metadata/userId"));
        assertThat(cloudEvent.path("requestid")).isEqualTo(event.at("/metadata/requestId"));
    }

    private static Schema cloudEventsSchema() throws IOException {
        SchemaRegistryConfig formatsToo =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        try (InputStream file =
                Objects.requireNonNull(ExportHttpTest.class.getResourceAsStream("/cloudevents/cloudevents.json"))) {
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_7, builder -> builder.schemaRegistryConfig(formatsToo))
                    .getSchema(new String(file.readAllBytes(), UTF_8), InputFormat.JSON);
        }
    }

    private long end() {
        return Long.parseLong(
                administrator.get(EVENTS + "?types=None").expect(200).header("X-Almanac-Until"));
    }

    private String export(String query) {
        return administrator.get(EVENTS + query).expect(200).body();
    }

    private List<String> lines(String query) {
        return export(query).lines().toList();
    }

    private static String type(String line) {
        return JSON.readTree(line).path("type").asString();
    }

    private static List<Long> positions(String body) {
        return body.lines()
                .map(line -> JSON.readTree(line).path("position").asLong())
                .toList();
    }

    private static void await(Instant moment) {
        while (Instant.now().isBefore(moment)) {
            Thread.onSpinWait();
        }
    }
}
