package almanac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server of a few lines that answers every request alike. */
class ApiTest {

    private static final String SELF = """
            {"user":{"id":"6530b3d45f1c9a2e8f4c0d1a","userName":"ana","firstName":"Ana","lastName":"Ax",\
            "fullName":"Ana Ax","email":"ana@example.org","avatarUrl":""},\
            "metadata":{"requestId":"6f2b1a70-3c55-4d0a-9a53-0d4a3b1f2c11","notices":[]}}""";

    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private Api api;
    private int status = 200;
    private String body = SELF;

    ApiTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api = Api.onPort(server.getAddress().getPort()).withKey("secret");
    }

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
    void an_answer_is_read_by_pointer() {
        Answer answer = api.get("/api/users/v1/self").expect(200);
        assertThat(answer.text("/user/userName")).isEqualTo("ana");
        assertThat(answer.at("/metadata/notices").isEmpty()).isTrue();
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThatThrownBy(() -> answer.at("/user/age")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> answer.expect(404)).isInstanceOf(AssertionError.class);
    }

    @Test
    void bodies_are_strings_or_whatever_jackson_writes() {
        record Note(String text) {}
        api.post("/elsewhere", "not json");
        api.put("/elsewhere", new Note("a"));
        api.patch("/elsewhere", Map.of("b", 1));
        api.with("Content-Type", "text/plain").delete("/elsewhere", "c");
        assertThat(requests)
                .containsExactly(
                        "POST secret application/json not json",
                        "PUT secret application/json {\"text\":\"a\"}",
                        "PATCH secret application/json {\"b\":1}",
                        "DELETE secret text/plain c");
    }

    @Test
    void every_answer_is_checked_and_counted() {
        api.get("/api/users/v1/self");
        body = "{}";
        assertThatThrownBy(() -> api.get("/api/users/v1/self"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("$.user: required, but absent");
        assertThatThrownBy(() -> api.bytes("/api/users/v1/self")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> api.raw("GET", "/api/users/v1/self")).isInstanceOf(AssertionError.class);
        assertThat(Exercised.statuses("getCurrentUser")).contains(200);
        assertThat(Exercised.neverSucceeded(List.of("getCurrentUser", "anOperationThatNobodyHas")))
                .containsExactly("anOperationThatNobodyHas");
    }

    @Test
    void a_raw_request_is_sent_as_it_is() {
        assertThat(api.raw("GET", "/elsewhere").expect(200).body()).isEqualTo(SELF);
        assertThat(api.raw("GET", "/elsewhere?a=%").expect(400).body()).contains("Bad Request");
        status = 404;
        body = "";
        assertThat(api.raw("BREW", "/elsewhere").status()).isEqualTo(404);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(String.join(
                    " ",
                    exchange.getRequestMethod(),
                    exchange.getRequestHeaders().getFirst("x-domino-api-key"),
                    exchange.getRequestHeaders()
                            .getOrDefault("Content-Type", List.of(""))
                            .getFirst(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : 0);
            if (!body.isEmpty()) {
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
