package almanac.gateway.http;

import static almanac.gateway.http.GatewayClient.BASE;
import static almanac.gateway.http.GatewayClient.KEY;
import static almanac.gateway.http.GatewayClient.anEndpointTo;
import static almanac.gateway.http.GatewayClient.ask;
import static almanac.gateway.http.GatewayClient.chat;
import static almanac.gateway.http.GatewayClient.onlyCall;
import static almanac.gateway.http.StubProvider.whole;
import static almanac.server.Given.administrator;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.gateway.http.GatewayClient.Call;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that are not streamed, against a provider that behaves, and one that does not. */
class GatewayCallHttpTest {

    static final String ANSWER = """
            {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "gpt-5-2026", "choices": [
              {"index": 0, "message": {"role": "assistant", "content": "Hello"}, "finish_reason": "stop"}],
             "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120,
              "prompt_tokens_details": {"cached_tokens": 40}}, "unheard_of": true}""";

    private final StubProvider provider = new StubProvider(whole(200, ANSWER, "x-request-id: req_7"));
    private final Someone ana = Someone.called("ana");
    private final String endpoint = anEndpointTo(provider, ana);

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void a_request_passes_as_it_is_but_for_the_model_and_so_does_its_answer() {
        Map<String, Object> body = new HashMap<>(chat(endpoint, "Hi"));
        body.put("seed", 7);
        body.put("vendor_option", Map.of("a", List.of(1.5)));
        Answer answer = ask(ana.api(), body).expect(200);
        assertThat(answer.text("/choices/0/message/content")).isEqualTo("Hello");
        assertThat(answer.at("/unheard_of").asBoolean()).isTrue();
        StubProvider.Received received = provider.received().getFirst();
        assertThat(received.line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(received.headers()).containsEntry("Authorization", "Bearer " + KEY);
        assertThat(received.headers().get("X-Client-Request-Id")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(received.body().path("model").asString()).isEqualTo("gpt-5");
        assertThat(received.body().at("/vendor_option/a/0").asDouble()).isEqualTo(1.5);
        assertThat(received.body().path("seed").asInt()).isEqualTo(7);
    }

    @Test
    void a_call_leaves_one_event_with_tokens_and_their_exact_cost() {
        administrator()
                .put(
                        "/api/almanac/v1/gateway/endpoints/" + endpoint + "/prices",
                        Map.of("currency", "USD", "input", 0.15, "output", 0.6, "cached", 0.075))
                .expect(200);
        ask(ana.api(), chat(endpoint, "Hi")).expect(200);
        Call call = onlyCall(endpoint);
        assertThat(call.type()).isEqualTo("CallAnswered");
        assertThat(call.payload().at("/usage/inputTokens").asLong()).isEqualTo(100);
        assertThat(call.payload().at("/usage/cachedTokens").asLong()).isEqualTo(40);
        assertThat(call.payload().at("/usage/cost").asString()).isEqualTo("0.000024"); // 60*.15 + 40*.075 + 20*.6
        assertThat(call.payload().at("/upstreamRequestId").asString()).isEqualTo("req_7");
        assertThat(GatewayClient.open(endpoint)).isZero();
        Server.running().awaitQuiet();
        Answer usage = ana.api()
                .get("/api/almanac/v1/gateway/endpoints/" + endpoint + "/usage?by=user")
                .expect(200);
        assertThat(usage.text("/usage/0/userId")).isEqualTo(ana.id());
        assertThat(usage.at("/usage/0/calls").asLong()).isEqualTo(1);
        assertThat(usage.at("/usage/0/cost").decimalValue()).isEqualByComparingTo("0.000024");
        Answer audit = administrator()
                .get("/api/aigateway/v1/audit?endpointNames=" + endpoint)
                .expect(200);
        assertThat(audit.text("/0/metadata/numOutputTokens")).isEqualTo("20");
        assertThat(audit.text("/0/performedBy")).isEqualTo(ana.id());
    }

    @Test
    void mlflows_clients_call_by_the_path_and_their_model_is_ignored() {
        for (String path : List.of("/endpoints/", "/gateway/")) {
            ana.api()
                    .post(BASE + path + endpoint + "/invocations", chat("dearer", "Hi"))
                    .expect(200);
        }
        assertThat(provider.received())
                .hasSize(2)
                .allSatisfy(received ->
                        assertThat(received.body().path("model").asString()).isEqualTo("gpt-5"));
    }

    /** MLflow's own model of an endpoint forbids any member but these. */
    @Test
    void mlflows_clients_find_exactly_what_they_know() {
        administrator()
                .put("/api/almanac/v1/gateway/endpoints/" + endpoint + "/limits", Map.of("callsPerMinute", 60))
                .expect(200);
        Answer one = ana.api().get(BASE + "/api/2.0/endpoints/" + endpoint).expect(200);
        assertThat(one.json().propertyNames())
                .containsExactlyInAnyOrder("name", "endpoint_type", "model", "endpoint_url", "limit");
        assertThat(one.at("/model").propertyNames()).containsExactlyInAnyOrder("name", "provider");
        assertThat(one.at("/limit").propertyNames()).containsExactlyInAnyOrder("renewal_period", "key", "calls");
        assertThat(one.text("/endpoint_url")).isEqualTo("/endpoints/" + endpoint + "/invocations");
        for (String path : List.of("/api/2.0/endpoints/", "/api/2.0/endpoints/?page_token=")) {
            Answer all = ana.api().get(BASE + path).expect(200);
            assertThat(all.json().propertyNames()).containsExactlyInAnyOrder("endpoints", "next_page_token");
            assertThat(all.at("/endpoints")).contains(one.json());
        }
        assertThat(ana.api().get(BASE + "/health").expect(200).text("/status")).isEqualTo("OK");
    }

    @Test
    void openais_clients_find_endpoints_as_models() {
        Answer models = ana.api().get(BASE + "/v1/models").expect(200);
        assertThat(models.text("/data/0/id")).isEqualTo(endpoint);
        assertThat(ana.api().get(BASE + "/v1/models/" + endpoint).expect(200).text("/object"))
                .isEqualTo("model");
        ana.api().get(BASE + "/v1/models/nothing").expect(404);
    }

    @Test
    void a_token_is_a_bearer_and_an_api_key_is_none() {
        String token = Given.aTokenOf(ana);
        ask(Server.running().anonymous().withBearer(token), chat(endpoint, "Hi"))
                .expect(200);
        assertThat(ask(Server.running().anonymous().withBearer(ana.key()), chat(endpoint, "Hi"))
                        .expect(403)
                        .text("/error/message"))
                .contains("an API key is not a bearer token");
    }

    @Test
    void refusals_have_the_form_that_the_client_of_the_path_knows() {
        assertThat(ask(Server.running().anonymous(), chat(endpoint, "Hi"))
                        .expect(401)
                        .text("/error/type"))
                .isEqualTo("authentication_error");
        assertThat(Server.running()
                        .anonymous()
                        .get(BASE + "/api/2.0/endpoints/")
                        .expect(401)
                        .text("/detail"))
                .contains("logged in");
        assertThat(ask(Someone.called("outsider").api(), chat(endpoint, "Hi"))
                        .expect(404)
                        .text("/error/message"))
                .contains(endpoint);
        assertThat(ana.api()
                        .post(BASE + "/v1/embeddings", Map.of("model", endpoint, "input", "x"))
                        .expect(400)
                        .text("/error/message"))
                .contains("llm/v1/chat");
        assertThat(ana.api()
                        .post(BASE + "/endpoints/" + endpoint + "/invocations", Map.of("input", "x"))
                        .expect(400)
                        .text("/detail"))
                .contains("messages");
        ana.api().post(BASE + "/v1/chat/completions", "{\"model\": ").expect(400);
        ana.api().post(BASE + "/v1/chat/completions", "[]").expect(400);
        ana.api()
                .post(BASE + "/v1/images/generations", Map.of("model", endpoint))
                .expect(404);
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void a_body_may_be_larger_than_others_but_has_a_bound() {
        ask(ana.api(), chat(endpoint, "x".repeat(3 << 20))).expect(200);
        ask(ana.api(), chat(endpoint, "x".repeat(17 << 20))).expect(413);
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, refused",
        "404, 404, refused",
        "413, 413, refused",
        "422, 422, refused",
        "401, 502, credentials",
        "403, 502, credentials",
        "408, 504, lost",
        "429, 429, throttled",
        "529, 429, throttled",
        "500, 502, fault",
        "503, 502, fault",
        "302, 502, malformed",
        "204, 502, malformed"
    })
    void a_providers_refusal_is_one_that_clients_do_not_repeat_in_vain(int status, int answered, String kind) {
        provider.answer(whole(
                status,
                "{\"error\": {\"message\": \"wrong key %s, says the provider\"}}".formatted(KEY),
                "Location: http://127.0.0.1:1/elsewhere"));
        Answer refused = ask(ana.api(), chat(endpoint, "Hi")).expect(answered);
        assertThat(refused.body()).doesNotContain(KEY);
        if (kind.equals("refused")) {
            assertThat(refused.text("/error/message")).isEqualTo("wrong key ***, says the provider");
        }
        Call call = onlyCall(endpoint);
        assertThat(call.type()).isEqualTo("CallFailed");
        assertThat(call.payload().path("kind").asString()).isEqualTo(kind);
        assertThat(call.payload().path("status").asInt()).isEqualTo(answered);
        assertThat(provider.received()).hasSize(1);
    }

    @Test
    void the_provider_says_when_to_come_again_or_does_not() {
        provider.answer(whole(429, "{}", "Retry-After: 17"));
        assertThat(ask(ana.api(), chat(endpoint, "Hi")).expect(429).header("Retry-After"))
                .isEqualTo("17");
        provider.answer(whole(429, "{}"));
        assertThat(ask(ana.api(), chat(endpoint, "Hi")).expect(429).header("Retry-After"))
                .isEmpty();
    }

    @Test
    void a_provider_that_does_not_answer_or_not_to_the_end_is_a_lost_call() {
        List<StubProvider.Script> scripts = List.of(
                out -> Thread.sleep(20_000),
                out -> {},
                out -> out.write(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{\"choices\""
                                .getBytes(UTF_8)),
                out -> out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{\"choi".getBytes(UTF_8)));
        for (StubProvider.Script script : scripts) {
            provider.answer(script);
            ask(ana.api(), chat(endpoint, "Hi")).expect(504);
        }
        assertThat(GatewayClient.calls(endpoint))
                .hasSize(scripts.size())
                .allSatisfy(call ->
                        assertThat(call.payload().path("kind").asString()).isEqualTo("lost"));
        assertThat(provider.received()).as("none is repeated").hasSize(scripts.size());
    }

    @Test
    void an_answer_that_is_none_is_malformed() {
        for (String nonsense : List.of("<html>", "[]", "{}", "\"text\"")) {
            provider.answer(whole(200, nonsense));
            ask(ana.api(), chat(endpoint, "Hi")).expect(502);
        }
        provider.answer(out -> out.write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{\"choices\": []}"
                        .getBytes(UTF_8)));
        ask(ana.api(), chat(endpoint, "Hi")).expect(502);
    }

    @Test
    void a_provider_that_is_away_was_asked_nothing() {
        provider.close();
        ask(ana.api(), chat(endpoint, "Hi")).expect(503);
        Call call = onlyCall(endpoint);
        assertThat(call.payload().path("kind").asString()).isEqualTo("unreachable");
        assertThat(call.payload().at("/usage/counted").asString()).isEqualTo("none");
    }

    @Test
    void embeddings_and_completions_pass_as_well() {
        String embeddings =
                anEndpointTo(provider.base(), ana, Map.of("endpointType", "llm/v1/embeddings", "modelName", "e-1"));
        provider.answer(whole(200, """
                {"object": "list", "data": [{"object": "embedding", "index": 0, "embedding": [0.125, -0.5]}],
                 "model": "e-1", "usage": {"prompt_tokens": 0, "total_tokens": 0}}"""));
        Answer vector = ana.api()
                .post(BASE + "/v1/embeddings", Map.of("model", embeddings, "input", List.of("x")))
                .expect(200);
        assertThat(vector.at("/data/0/embedding/1").asDouble()).isEqualTo(-0.5);
        assertThat(onlyCall(embeddings).payload().at("/usage/counted").asString())
                .as("a zero that the provider tells is one")
                .isEqualTo("provider");
        String completions = anEndpointTo(provider.base(), ana, Map.of("endpointType", "llm/v1/completions"));
        provider.answer(whole(200, """
                {"object": "text_completion", "choices": [{"index": 0, "text": "Hello", "finish_reason": "stop"}]}"""));
        assertThat(ana.api()
                        .post(BASE + "/v1/completions", Map.of("model", completions, "prompt", "Say it"))
                        .expect(200)
                        .text("/choices/0/text"))
                .isEqualTo("Hello");
        assertThat(onlyCall(completions).payload().at("/usage/counted").asString())
                .isEqualTo("estimated");
    }

    @Test
    void azure_is_called_by_its_deployment() {
        String azure = anEndpointTo(
                provider.base(),
                ana,
                Map.of(
                        "modelConfig",
                        Map.of(
                                "openai_api_type", "azure",
                                "openai_api_key", KEY,
                                "openai_api_base", provider.base().replace("/v1", ""),
                                "openai_deployment_name", "mine",
                                "openai_api_version", "2024-06-01")));
        ask(ana.api(), chat(azure, "Hi")).expect(200);
        assertThat(provider.received().getFirst().line())
                .startsWith("POST /openai/deployments/mine/chat/completions?api-version=2024-06-01 ");
        assertThat(provider.received().getFirst().headers()).containsEntry("api-key", KEY);
    }
}
