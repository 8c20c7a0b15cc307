package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.gateway.http.GatewayClient;
import almanac.gateway.http.StubProvider;
import almanac.server.Given;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server that is killed in the middle of a call leaves one record of it: the call is lost, with what was reserved. */
class KilledInCallIT {

    private static final String TERMS = "/api/almanac/v1/gateway/endpoints/killed";
    private static final String[] OPTIONS = {
        "--almanac.gateway.allow=http,private",
        "--almanac.gateway.longest-call=4s",
        "--almanac.gateway.drain=1s",
        "--almanac.gateway.longest-settlement=1s",
    };

    @TempDir
    private Path directory;

    @Test
    void a_call_whose_server_is_killed_is_lost_once() throws Exception {
        Path data = directory.resolve("data");
        try (StubProvider provider = new StubProvider(out -> Thread.sleep(60_000))) {
            try (ServerProcess server = ServerProcess.on(data, OPTIONS)) {
                leaveEndpoint(server.api(), provider);
                Api api = server.api();
                Thread.ofVirtual().start(() -> call(api));
                Awaitility.await("the provider is asked")
                        .until(() -> provider.received().size() == 1);
                server.kill();
            }
            try (ServerProcess again = ServerProcess.on(data, OPTIONS)) {
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
            }
            assertThat(provider.received()).as("it is not repeated").hasSize(1);
        }
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
