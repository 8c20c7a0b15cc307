package almanac.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.server.cli.CommandFailed.ServerAway;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands' client against a server of a few lines. */
class ServerClientTest {

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ServerClient client = new ServerClient(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), "secret");
    private final List<String> requests = new ArrayList<>();
    private int status = 200;
    private String body = "{\"done\":true}";

    ServerClientTest() throws IOException {}

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void requests_carry_the_key_and_answers_are_json() {
        assertThat(client.get("/a?b=c").path("done").asBoolean()).isTrue();
        client.post("/a", Map.of("x", 1));
        client.post("/a", null);
        client.delete("/a/1");
        assertThat(requests)
                .containsExactly(
                        "GET /a?b=c secret ", "POST /a secret {\"x\":1}", "POST /a secret ", "DELETE /a/1 secret ");
    }

    @Test
    void an_answer_without_a_body_is_none() {
        body = "";
        assertThat(client.delete("/a").isMissingNode()).isTrue();
    }

    @Test
    void a_refusal_is_the_servers_sentence() {
        status = 403;
        body = "{\"requestId\":\"r\",\"errors\":[\"You may not\",\"nor may I\"]}";
        assertThatThrownBy(() -> client.get("/a"))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("The server refused this (403): You may not; nor may I");
        body = "{\"message\":\"Json validation error\"}";
        assertThatThrownBy(() -> client.stream("/a", Map.of())).hasMessageEndingWith("(403): Json validation error");
    }

    @Test
    void what_is_no_almanac_server_is_told_to_be_none() {
        body = "<html>";
        assertThatThrownBy(() -> client.get("/a")).hasMessageContaining("is no Almanac server");
        status = 502;
        assertThatThrownBy(() -> client.get("/a")).hasMessage("The server refused this (502).");
    }

    @Test
    void a_server_that_is_away_is_told_to_be_away() {
        server.stop(0);
        assertThatThrownBy(() -> client.get("/a"))
                .isInstanceOf(ServerAway.class)
                .hasMessageContaining("No server answers at");
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("X-Domino-Api-Key"),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
