package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.gateway.http.GatewayClient;
import almanac.gateway.http.StubProvider;
import almanac.server.Given;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A call of a model, of which the next server leaves one record: the call is lost, with what was reserved. */
final class CallUnderWay implements UnderWay, AutoCloseable {

    private static final String TERMS = "/api/almanac/v1/gateway/endpoints/killed";
    private final StubProvider provider = new StubProvider(_ -> Thread.sleep(120_000));

    @Override
    public List<String> settings() {
        return List.of(
                "--almanac.gateway.allow=http,private",
                "--almanac.gateway.longest-call=4s",
                "--almanac.gateway.drain=1s",
                "--almanac.gateway.longest-settlement=1s");
    }

    @Override
    public void prepare(ServerProcess server) throws Exception {
        leaveEndpoint(server.api(), provider);
    }

    @Override
    public void begin(ServerProcess server) throws Exception {
        Api api = server.api();
        Thread.ofVirtual().start(() -> call(api));
        Awaitility.await("the provider is asked")
                .until(() -> provider.received().size() == 1);
    }

    @Override
    public void check(ServerProcess again) throws Exception {
        Awaitility.await("the call is given up")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> !usage(again).isEmpty());
        assertThat(usage(again)).hasSize(1);
        JsonNode sum = usage(again).get(0);
        assertThat(sum.path("lost").asLong()).isEqualTo(1);
        assertThat(sum.path("calls").asLong()).isEqualTo(1);
        assertThat(sum.path("outputTokens").asLong()).isEqualTo(50);
        assertThat(sum.path("cost").decimalValue()).isPositive();
        Answer audit = again.api().get("/api/aigateway/v1/audit").expect(200);
        assertThat(audit.json()
                        .valueStream()
                        .map(line -> line.at("/metadata/failure").asString(""))
                        .filter("server ended"::equals))
                .hasSize(1);
        assertThat(provider.received()).as("it is not repeated").hasSize(1);
    }

    @Override
    public void close() {
        provider.close();
    }

    private static void leaveEndpoint(Api api, StubProvider provider) {
        Map<String, Object> body = new HashMap<>(Given.anEndpointBody("killed"));
        body.put("modelConfig", Map.of("openai_api_base", provider.base()));
        api.post("/api/aigateway/v1/endpoints", body).expect(200);
        api.put(TERMS + "/prices", Map.of("currency", "USD", "input", 1, "output", 1))
                .expect(200);
    }

    private static void call(Api api) {
        try {
            api.post(
                    GatewayClient.BASE + "/v1/chat/completions",
                    Map.of(
                            "model",
                            "killed",
                            "max_tokens",
                            50,
                            "messages",
                            List.of(Map.of("role", "user", "content", "Hi"))));
        } catch (UncheckedIOException _) {
            // the server was killed
        }
    }

    private static JsonNode usage(ServerProcess server) throws Exception {
        return server.api().get(TERMS + "/usage").expect(200).at("/usage");
    }
}
