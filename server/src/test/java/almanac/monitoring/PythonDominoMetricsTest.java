package almanac.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Someone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests of the two metrics clients in python-domino, replayed one after the other on one model. */
class PythonDominoMetricsTest {

    private static final String CALLS = "/monitoring/python-domino.json";

    private final Someone ana = Someone.called("ana");
    private final String model = Given.aMonitoredModelIn(Given.aPrivateProjectOf(ana));

    @TestFactory
    Stream<DynamicTest> every_call_is_answered_as_the_client_expects() throws IOException {
        try (InputStream calls = PythonDominoMetricsTest.class.getResourceAsStream(CALLS)) {
            String text = new String(calls.readAllBytes(), StandardCharsets.UTF_8).replace("MODEL", model);
            return JsonMapper.shared()
                    .readTree(text)
                    .valueStream()
                    .map(call -> dynamicTest(call.path("call").asString(), () -> replay(call)));
        }
    }

    private void replay(JsonNode call) {
        JsonNode body = call.path("body");
        Answer answer = ana.api()
                .send(
                        call.path("method").asString(),
                        call.path("path").asString(),
                        body.isMissingNode() ? null : body.toString())
                .expect(call.path("status").asInt());
        if (call.has("values")) {
            assertThat(answer.at("/metricValues")).isEqualTo(call.path("values"));
        }
        if (call.has("sentence")) {
            assertThat(answer.body()).contains(call.path("sentence").asString());
        }
        if (call.has("alerts")) {
            assertThat(ana.api()
                            .get("/api/almanac/v1/monitoredModels/" + model + "/alerts")
                            .expect(200)
                            .at("/metadata/totalCount")
                            .asInt())
                    .isEqualTo(call.path("alerts").asInt());
        }
    }
}
