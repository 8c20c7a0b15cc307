package almanac.gateway.http;

import static almanac.server.Given.administrator;
import static almanac.server.Given.anEndpointBody;
import static almanac.server.Someone.unique;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes endpoints that lead to a stub, calls them, and looks at the events that calls leave. */
public final class GatewayClient {

    public static final String BASE = "/mlflow-deployments";
    public static final String KEY = "sk-planted-0123456789";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private GatewayClient() {}

    /** The name of a new endpoint for one user that leads to an address, with these changes to what it is made from. */
    public static String anEndpointTo(String base, Someone user, Map<String, Object> changes) {
        String name = unique("endpoint");
        Map<String, Object> body = new HashMap<>(anEndpointBody(name, user.id()));
        body.put("modelConfig", Map.of("openai_api_key", KEY, "openai_api_base", base));
        body.putAll(changes);
        administrator().post("/api/aigateway/v1/endpoints", body).expect(200);
        return name;
    }

    public static String anEndpointTo(StubProvider provider, Someone user) {
        return anEndpointTo(provider.base(), user, Map.of());
    }

    public static Map<String, Object> chat(String endpoint, String prompt) {
        return Map.of("model", endpoint, "messages", List.of(Map.of("role", "user", "content", prompt)));
    }

    public static Map<String, Object> streamed(String endpoint, String prompt) {
        Map<String, Object> body = new HashMap<>(chat(endpoint, prompt));
        body.put("stream", true);
        return body;
    }

    public static Answer ask(Api api, Map<String, Object> body) {
        return api.post(BASE + "/v1/chat/completions", body);
    }

    /** Begins a streamed call; closing the body before its end hangs up. */
    static HttpResponse<InputStream> open(Someone user, Map<String, Object> body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + Server.running().port() + BASE + "/v1/chat/completions"))
                .header("X-Domino-Api-Key", user.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    /** The events of the calls of an endpoint, in order: the simple type, and the payload. */
    public record Call(String type, JsonNode payload) {}

    public static List<Call> calls(String endpoint) {
        return Server.running()
                .database()
                .query(
                        """
                        select payload_type, payload::text as payload from domain_event d
                        where aggregate_identifier like 'gateway-call:%' and position(
                            (select id from gateway_endpoint_row where name = ?) in payload::text) > 0
                        order by global_index""",
                        (row, n) -> new Call(
                                row.getString("payload_type").replaceAll(".*\\$", ""),
                                JsonMapper.shared().readTree(row.getString("payload"))),
                        endpoint);
    }

    /** The one event of an endpoint that was called once. */
    public static Call onlyCall(String endpoint) {
        Awaitility.await("the call is settled").until(() -> !calls(endpoint).isEmpty());
        List<Call> all = calls(endpoint);
        if (all.size() != 1) {
            throw new AssertionError("not one event: " + all);
        }
        return all.getFirst();
    }

    /** How many calls are open. */
    public static long open(String endpoint) {
        return Server.running().database().queryForObject("""
                        select count(*) from gateway_open_call where endpoint_id =
                            (select id from gateway_endpoint_row where name = ?)""", Long.class, endpoint);
    }
}
