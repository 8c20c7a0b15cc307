package almanac.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.server.Given;
import almanac.server.Server;
import almanac.web.Wire;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every operation that reads minds the conditions of its request, as RFC 9110 has them. */
class EveryGetIsConditionalTest {

    private static final Subjects SUBJECTS = new Subjects();

    @TestFactory
    Stream<DynamicTest> every_operation_that_reads_minds_conditions() {
        JsonNode paths = Given.anonymous().get("/v3/api-docs").expect(200).at("/paths");
        Map<String, String> targets = new TreeMap<>();
        paths.properties().stream().filter(path -> path.getValue().has("get")).forEach(path -> {
            String operation = path.getValue().path("get").path("operationId").asString();
            String target = path.getKey().equals("/version")
                    ? path.getKey()
                    : SUBJECTS.request(operation).path();
            targets.put(operation, target);
        });
        Server.running().awaitBuilds();
        Server.running().awaitQuiet(); // a version that moves on in the background meets no condition
        return targets.entrySet().stream().map(target -> dynamicTest(target.getKey(), () -> check(target.getValue())));
    }

    private static void check(String target) {
        HttpResponse<byte[]> plain = get(target);
        if (plain.statusCode() != 200) { // of some things there are none in a test
            assertThat(get(target, "If-None-Match", "*").statusCode()).isEqualTo(plain.statusCode());
            return;
        }
        assertThat(get(target, "If-Match", "\"of another\"").statusCode()).isEqualTo(412);
        assertThat(get(target, "If-Match", "*").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> known = get(target, "If-None-Match", "*");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        Optional<String> tag = plain.headers().firstValue("ETag");
        if (tag.isPresent()) {
            minds(target, tag.get());
        }
    }

    private static void minds(String target, String tag) {
        assertThat(get(target, "If-Match", tag).statusCode()).isEqualTo(200);
        assertThat(get(target, "If-Match", "\"of another\", " + tag).statusCode())
                .isEqualTo(200);
        assertThat(get(target, "If-Match", "W/" + tag).statusCode()).isEqualTo(412);
        assertThat(get(target, "If-Match", "\"of another\"", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(412);
        assertThat(get(target, "If-None-Match", "\"of another\"").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> known = get(target, "If-None-Match", "W/" + tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.headers().firstValue("ETag")).hasValue(tag);
    }

    private static HttpResponse<byte[]> get(String target, String... headers) {
        String[] all = Stream.concat(
                        Stream.of("X-Domino-Api-Key", SUBJECTS.owner().key()), Stream.of(headers))
                .toArray(String[]::new);
        return Wire.get(target, all);
    }
}
