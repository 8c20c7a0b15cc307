package almanac.monitoring;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.web.Wire;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Values of metrics are logged and read over HTTP. */
class MetricHttpTest {

    private static final String VALUES = "/api/metricValues/v1";
    private static final String DAY = "2026-03-01T00:00:00Z";
    private static final String NEXT_DAY = "2026-03-02T00:00:00Z";

    private final Someone ana = Someone.called("ana");
    private final Api api = ana.api();
    private final Given.Project project = Given.aPrivateProjectOf(ana);
    private final String model = Given.aMonitoredModelIn(project);

    static Map<String, Object> value(String model, String metric, String at, Object value) {
        return new HashMap<>(
                Map.of("modelMonitoringId", model, "metric", metric, "referenceTimestamp", at, "value", value));
    }

    private Map<String, Object> value(String at, Object value) {
        return value(model, "accuracy", at, value);
    }

    private static Map<String, Object> tagged(Map<String, Object> value, List<Map<String, String>> tags) {
        value.put("tags", tags);
        return value;
    }

    private static Map<String, Object> body(List<?> values) {
        return Map.of("newMetricValues", values);
    }

    private Answer log(Object... values) {
        return api.post(VALUES, body(List.of(values)));
    }

    private Answer read(String metric, String from, String to) {
        return api.get("%s/%s/%s?startingReferenceTimestampInclusive=%s&endingReferenceTimestampInclusive=%s"
                .formatted(VALUES, model, metric, encoded(from), encoded(to)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<JsonNode> values(String metric) {
        return read(metric, "1970-01-01T00:00:00Z", "2030-01-01T00:00:00Z")
                .expect(200)
                .at("/metricValues")
                .valueStream()
                .toList();
    }

    private List<String> times(Answer answer) {
        return answer.at("/metricValues")
                .valueStream()
                .map(value -> value.path("referenceTimestamp").asString())
                .toList();
    }

    @Test
    void values_come_back_by_time_in_the_zone_that_they_came_in_with_their_tags_by_key() {
        assertThat(log(
                                value("2026-03-01T12:00:00.25+05:30", 2),
                                tagged(
                                        value("2026-03-01T06:00:00Z", 1.5),
                                        List.of(Map.of("key", "b", "value", "2"), Map.of("key", "a", "value", ""))),
                                value("2026-03-01t04:00:00-03:00", -1e-300))
                        .expect(201)
                        .body())
                .isEmpty();
        List<JsonNode> values = values("accuracy");
        assertThat(values.stream().map(value -> value.path("referenceTimestamp").asString()))
                .containsExactly("2026-03-01T06:00:00Z", "2026-03-01T12:00:00.25+05:30", "2026-03-01T04:00:00-03:00");
        assertThat(values.getFirst().path("tags").toString())
                .isEqualTo("[{\"key\":\"a\",\"value\":\"\"},{\"key\":\"b\",\"value\":\"2\"}]");
        assertThat(values.get(1).path("tags").toString()).isEqualTo("[]");
        assertThat(values.getLast().path("value").asDouble()).isEqualTo(-1e-300);
    }

    @Test
    void values_are_chosen_by_their_tags() {
        log(
                        tagged(value(DAY, 1), List.of(tag("region", "eu,1"), tag("stage", "a:b"))),
                        tagged(value(DAY, 2), List.of(tag("region", "eu,1"))),
                        tagged(value(DAY, 3), List.of(tag("region", "us"))),
                        value(DAY, 4))
                .expect(201);
        assertThat(chosen("&tag=region:eu,1")).containsExactlyInAnyOrder(1.0, 2.0);
        assertThat(chosen("&tag=region:eu,1&tag=stage:a:b")).containsExactly(1.0);
        assertThat(chosen("&tag=region:")).isEmpty();
        assertThat(chosen("")).hasSize(4);
        for (String tags : List.of("&tag=region", "&tag=:eu", "&tag=region:eu&tag=region:us")) {
            assertThat(api.get(range(tags)).expect(400).text("/errors/0")).startsWith("tag: must have the form");
        }
    }

    private static Map<String, String> tag(String key, String value) {
        return Map.of("key", key, "value", value);
    }

    private List<Double> chosen(String tags) {
        return api.get(range(tags))
                .expect(200)
                .at("/metricValues")
                .valueStream()
                .map(value -> value.path("value").asDouble())
                .toList();
    }

    private String range(String tags) {
        return "%s/%s/accuracy?startingReferenceTimestampInclusive=%s&endingReferenceTimestampInclusive=%s%s"
                .formatted(VALUES, model, DAY, DAY, tags);
    }

    @Test
    void a_body_beyond_the_limit_of_its_own_is_too_large() {
        byte[] body = new byte[(8 << 20) + 1];
        Arrays.fill(body, (byte) ' ');
        HttpResponse<byte[]> answer = Wire.send("POST", VALUES, body, "X-Domino-Api-Key", ana.key());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("body: is larger than 8388608 bytes");
        byte[] smaller = Arrays.copyOf(body, 2 << 20);
        byte[] values = "{\"newMetricValues\": []}".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(values, 0, smaller, 0, values.length);
        assertThat(new String(
                        Wire.send("POST", VALUES, smaller, "X-Domino-Api-Key", ana.key())
                                .body(),
                        StandardCharsets.UTF_8))
                .as("larger than other bodies may be, and read")
                .contains("newMetricValues");
    }

    @Test
    void a_value_takes_the_place_of_one_of_the_same_metric_tags_and_time() {
        List<Map<String, String>> tags = List.of(Map.of("key", "a", "value", "1"), Map.of("key", "b", "value", "2"));
        log(value(DAY, 1), value(DAY, 2), tagged(value(DAY, 3), tags)).expect(201);
        log(value("2026-03-01T01:00:00+01:00", 4), tagged(value(DAY, 5), tags.reversed()))
                .expect(201);
        assertThat(values("accuracy").stream().map(value -> value.path("value").asDouble()))
                .containsExactlyInAnyOrder(4.0, 5.0);
    }

    @Test
    void a_request_that_is_repeated_changes_nothing() {
        Map<String, Object> value = value(DAY, 1.25);
        log(value).expect(201);
        List<JsonNode> before = values("accuracy");
        log(value).expect(201);
        assertThat(values("accuracy")).isEqualTo(before).hasSize(1);
    }

    @Test
    void requests_with_the_same_values_at_once_are_all_taken() throws Exception {
        List<Map<String, Object>> values = IntStream.range(0, 200)
                .mapToObj(n -> value(model, "m" + n % 10, "2026-03-01T00:%02d:00Z".formatted(n / 10), n))
                .toList();
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Map<String, Object>> order = i % 2 == 0 ? values : values.reversed();
            requests.add(() -> api.post(VALUES, body(order)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Answer> answer : threads.invokeAll(requests)) {
                answer.get().expect(201);
            }
        }
        assertThat(values("m3")).hasSize(20);
    }

    @Test
    void both_bounds_belong_to_the_range_to_the_microsecond() {
        log(
                        value("2026-03-01T00:00:00.000001Z", 1),
                        value("2026-03-01T00:00:00.000002999Z", 2),
                        value("2026-03-01T00:00:00.000003Z", 3))
                .expect(201);
        assertThat(times(read("accuracy", "2026-03-01T00:00:00.000002Z", "2026-03-01T00:00:00.000003Z")))
                .containsExactly("2026-03-01T00:00:00.000002Z", "2026-03-01T00:00:00.000003Z");
        assertThat(times(read("accuracy", "2026-03-01T00:00:00.000002999Z", "2026-03-01T00:00:00.000002999Z")))
                .containsExactly("2026-03-01T00:00:00.000002Z");
        assertThat(times(read("accuracy", "2026-03-01T00:00:00.000004Z", NEXT_DAY)))
                .isEmpty();
    }

    @Test
    void a_plus_that_is_not_encoded_is_read_as_one() {
        log(value("2026-03-01T12:00:00Z", 1)).expect(201);
        Answer answer = api.get(VALUES + "/" + model + "/accuracy"
                + "?startingReferenceTimestampInclusive=2026-03-01T13:00:00+01:00"
                + "&endingReferenceTimestampInclusive=2026-03-01T13:00:00+01:00");
        assertThat(times(answer.expect(200))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00, 2026-03-02T00:00:00Z",
        "2026-03-01, 2026-03-02T00:00:00Z",
        "2026-03-02T00:00:00Z, 2026-03-01T00:00:00Z",
        "2026-02-30T00:00:00Z, 2026-03-02T00:00:00Z",
        "1772323200000, 2026-03-02T00:00:00Z",
    })
    void bounds_that_are_no_range_are_refused(String from, String to) {
        assertThat(read("accuracy", from, to).expect(400).text("/errors/0"))
                .startsWith("startingReferenceTimestampInclusive: ");
    }

    @Test
    void a_metric_that_was_never_logged_has_no_values() {
        assertThat(values("nothing")).isEmpty();
        api.get(VALUES + "/0123456789abcdef01234567/accuracy?startingReferenceTimestampInclusive=" + DAY
                        + "&endingReferenceTimestampInclusive=" + DAY)
                .expect(404);
        assertThat(api.get(VALUES + "/mine/accuracy?startingReferenceTimestampInclusive=" + DAY
                                + "&endingReferenceTimestampInclusive=" + DAY)
                        .expect(400)
                        .text("/errors/0"))
                .contains("mine is not a valid ID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T00:00:00",
                "2026-03-01T23:59:60Z",
                "1969-12-31T23:59:59Z",
                "2999-01-01T00:00:00Z",
                "2026-03-01T00:00:00.1234567890Z",
                "today"
            })
    void a_time_that_cannot_be_is_refused_with_its_place(String at) {
        assertThat(log(value(DAY, 1), value(at, 2)).expect(400).text("/errors/0"))
                .startsWith("newMetricValues[1].referenceTimestamp: ");
        assertThat(values("accuracy")).isEmpty();
    }

    @Test
    void values_that_cannot_be_are_refused_with_their_place_and_none_is_kept() {
        Map<String, String> tag = Map.of("key", "a", "value", "1");
        List<Map<String, String>> many = IntStream.range(0, 21)
                .mapToObj(n -> Map.of("key", "k" + n, "value", "v"))
                .toList();
        for (Map<String, Object> wrong : List.of(
                value(model, "", DAY, 1),
                value(model, "a/b", DAY, 1),
                value(model, "a\nb", DAY, 1),
                value(model, "m".repeat(101), DAY, 1),
                value(DAY, "1"),
                tagged(value(DAY, 1), List.of(tag, tag)),
                tagged(value(DAY, 1), many),
                tagged(value(DAY, 1), List.of(Map.of("key", "", "value", "1"))),
                tagged(value(DAY, 1), List.of(Map.of("key", "a", "value", "v".repeat(251)))))) {
            Answer answer = log(value(DAY, 1), wrong).expect(400);
            assertThat(answer.body()).contains("newMetricValues[1].");
        }
        assertThat(api.post(VALUES, body(List.of())).expect(400).body()).contains("newMetricValues");
        assertThat(values("accuracy")).isEmpty();
    }

    @Test
    void a_number_beyond_a_double_is_refused() {
        assertThat(api.send("POST", VALUES, """
                        {"newMetricValues": [{"modelMonitoringId": "%s", "metric": "accuracy",
                         "referenceTimestamp": "%s", "value": 1e999}]}""".formatted(model, DAY))
                        .expect(400)
                        .body())
                .contains("newMetricValues[0].value");
    }

    @Test
    void of_several_models_one_that_is_not_allowed_keeps_all_values_out() {
        String other = Given.aMonitoredModelIn(Given.aPrivateProjectOf(ana));
        log(value(DAY, 1), value(other, "accuracy", DAY, 1)).expect(201);
        String hidden = Given.aMonitoredModelIn(Given.aPrivateProjectOf(Someone.called("bo")));
        for (String wrong : List.of(hidden, "0123456789abcdef01234567")) {
            assertThat(log(value(model, "late", DAY, 1), value(wrong, "late", DAY, 1))
                            .expect(404)
                            .text("/errors/0"))
                    .contains(wrong);
        }
        assertThat(values("late")).isEmpty();
    }

    @Test
    void the_log_says_that_values_were_logged_and_not_which() {
        log(value(DAY, 31337.25), value(NEXT_DAY, 1), value(model, "loss", DAY, 1))
                .expect(201);
        String event = Server.running().database().queryForObject("""
                select payload::text from domain_event
                where payload_type like '%%MetricValuesLogged' and payload::text like '%%%s%%'""".formatted(model), String.class);
        assertThat(event)
                .contains("\"accuracy\":2", "\"loss\":1", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z")
                .doesNotContain("31337");
    }

    @Test
    void many_values_are_answered_part_by_part_and_too_many_are_refused() {
        int count = 10_000;
        List<Map<String, Object>> values = IntStream.range(0, count)
                .mapToObj(n ->
                        value("2026-03-01T%02d:%02d:%02dZ".formatted(n / 2 / 3600, n / 2 / 60 % 60, n / 2 % 60), n))
                .toList();
        for (int n = 1; n < count; n += 2) {
            tagged(values.get(n), List.of(Map.of("key", "odd", "value", "yes")));
        }
        api.post(VALUES, body(values)).expect(201);
        List<JsonNode> read = values("accuracy");
        assertThat(read.stream().map(value -> value.path("value").asInt()))
                .containsExactlyElementsOf(sortedByTags(count));
        assertThat(api.post(
                                VALUES,
                                body(IntStream.range(0, count + 1)
                                        .mapToObj(n -> value(DAY, n))
                                        .toList()))
                        .expect(400)
                        .body())
                .contains("newMetricValues");
    }

    /** Values of one time come by their tags: those without any are {@code {}} and come behind the others. */
    private static List<Integer> sortedByTags(int count) {
        return IntStream.range(0, count / 2)
                .boxed()
                .flatMap(n -> List.of(2 * n + 1, 2 * n).stream())
                .toList();
    }

    @Test
    void what_is_not_as_it_was_cannot_be_asked_for() {
        assertThat(api.get(VALUES + "/" + model + "/accuracy?asOf=0&startingReferenceTimestampInclusive=" + DAY
                                + "&endingReferenceTimestampInclusive=" + DAY)
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("asOf: ");
    }

    @Test
    void a_model_whose_monitoring_ended_is_gone_and_its_values_are_deleted() {
        String metric = unique("accuracy");
        log(
                        value(model, metric, DAY, 1),
                        tagged(value(model, metric, DAY, 2), List.of(Map.of("key", "a", "value", "b"))))
                .expect(201);
        api.delete("/api/almanac/v1/monitoredModels/" + model).expect(200);
        log(value(DAY, 1)).expect(404);
        read(metric, DAY, DAY).expect(404);
        Awaitility.await("its lines are deleted")
                .atMost(Duration.ofSeconds(20))
                .until(() -> Server.running()
                        .database()
                        .queryForList("""
                                select 1 from metric_series where model = ?
                                union all select 1 from metric_tags where model = ?""", model, model)
                        .isEmpty());
    }
}
