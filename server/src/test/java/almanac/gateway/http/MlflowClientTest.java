package almanac.gateway.http;

import static almanac.gateway.http.GatewayClient.BASE;
import static almanac.gateway.http.GatewayClient.anEndpointTo;
import static almanac.gateway.http.StubProvider.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The four requests of MLflow's deployments client, as data, with the credential that its variables hold. Its models of
 * an endpoint forbid members that they do not know, and so do the records here.
 */
class MlflowClientTest {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final StubProvider provider = new StubProvider(whole(200, GatewayCallHttpTest.ANSWER));
    private final Someone ana = Someone.called("ana");
    private final String endpoint = anEndpointTo(provider, ana);
    private final Api client = Server.running().anonymous().withBearer(Given.aTokenOf(ana));

    private record ModelInfo(
            @JsonProperty(required = true) @Nullable String name,
            @JsonProperty(required = true) String provider) {}

    private record Limit(
            @JsonProperty(required = true) long calls,
            @Nullable String key,
            @JsonProperty("renewal_period") String renewalPeriod) {}

    private record Endpoint(
            @JsonProperty(required = true) String name,

            @JsonProperty(value = "endpoint_type", required = true)
            String endpointType,

            @JsonProperty(required = true) ModelInfo model,

            @JsonProperty(value = "endpoint_url", required = true)
            String endpointUrl,

            @Nullable Limit limit) {}

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void each_request_is_answered_with_what_the_strict_client_reads() throws Exception {
        Given.administrator()
                .put("/api/almanac/v1/gateway/endpoints/" + endpoint + "/limits", Map.of("callsPerMinute", 60))
                .expect(200);
        Map<String, JsonNode> answers = new HashMap<>();
        for (JsonNode request : requests()) {
            String path = BASE + request.path("path").asString().replace("{endpoint}", endpoint);
            Answer answer = request.has("body") ? client.post(path, request.path("body")) : client.get(path);
            answers.put(request.path("name").asString(), answer.expect(200).json());
        }
        assertThat(answers).hasSize(4);
        Endpoint one = STRICT.treeToValue(answers.get("get_endpoint"), Endpoint.class);
        assertThat(one.endpointUrl()).isEqualTo("/endpoints/" + endpoint + "/invocations");
        assertThat(Objects.requireNonNull(one.limit()).calls()).isEqualTo(60);
        for (String list : List.of("list_endpoints", "list_endpoints, a further page")) {
            assertThat(answers.get(list).path("endpoints"))
                    .extracting(each -> STRICT.treeToValue(each, Endpoint.class))
                    .as("others are public ones that other tests have left")
                    .contains(one);
            assertThat(answers.get(list).path("next_page_token").isNull()).isTrue();
        }
        assertThat(answers.get("predict").at("/choices/0/message/content").asString())
                .isEqualTo("Hello");
        assertThat(provider.received().getFirst().body().path("stop")).hasSize(1);
    }

    private static JsonNode requests() throws Exception {
        try (InputStream in = MlflowClientTest.class.getResourceAsStream("/gateway/mlflow-requests.json")) {
            return STRICT.readTree(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
        }
    }
}
