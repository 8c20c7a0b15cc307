package almanac.gateway.http;

import static almanac.gateway.http.GatewayClient.BASE;
import static almanac.gateway.http.GatewayClient.KEY;
import static almanac.gateway.http.GatewayClient.anEndpointTo;
import static almanac.gateway.http.GatewayClient.ask;
import static almanac.gateway.http.GatewayClient.chat;
import static almanac.gateway.http.GatewayClient.onlyCall;
import static almanac.gateway.http.GatewayClient.streamed;
import static almanac.gateway.http.StubProvider.stream;
import static almanac.gateway.http.StubProvider.whole;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Someone;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Providers beside OpenAI, Anthropic and Bedrock, in the shapes of their documentation. */
class OtherProvidersHttpTest {

    private static final String COHERES = """
            {"id": "c1", "finish_reason": "TOOL_CALL", "message": {"role": "assistant",
              "content": [{"type": "text", "text": "Let me look."}],
              "tool_calls": [{"id": "t1", "type": "function", "function": {"name": "weather", "arguments": "{\\"city\\":\\"Oslo\\"}"}}]},
             "usage": {"billed_units": {"input_tokens": 7, "output_tokens": 5}, "tokens": {"input_tokens": 70, "output_tokens": 6}}}""";

    private final StubProvider provider = new StubProvider(whole(200, GatewayCallHttpTest.ANSWER));
    private final Someone ana = Someone.called("ana");

    @AfterEach
    void stop() {
        provider.close();
    }

    private String anEndpoint(String type, String of, Map<String, String> config) {
        return anEndpointTo(
                provider.base(),
                ana,
                Map.of("endpointType", type, "modelProvider", of, "modelName", "m-1", "modelConfig", config));
    }

    private String withKey(String type, String of) {
        return anEndpoint(type, of, Map.of(of + "_api_key", KEY, of + "_api_base", provider.base()));
    }

    private JsonNode sent() {
        return provider.received().getLast().body();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static List<JsonNode> chunks(Answer answer) {
        assertThat(answer.body().strip()).endsWith("data: [DONE]");
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> json(line.substring("data: ".length())))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mistral", "togetherai", "gemini"})
    void those_that_speak_openais_protocol_are_called_with_their_key(String of) {
        String endpoint = withKey("llm/v1/chat", of);
        assertThat(ask(ana.api(), chat(endpoint, "Hi")).expect(200).text("/choices/0/message/content"))
                .isEqualTo("Hello");
        assertThat(provider.received().getFirst().line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(provider.received().getFirst().headers()).containsEntry("Authorization", "Bearer " + KEY);
        assertThat(sent().path("model").asString()).isEqualTo("m-1");
    }

    /** Mistral tells the tokens with the last chunk unasked, and refuses members that it does not know. */
    @Test
    void mistral_is_not_asked_for_what_it_tells() {
        String endpoint = withKey("llm/v1/chat", "mistral");
        provider.answer(stream("""
                {"choices": [{"index": 0, "delta": {"content": "Hello"}}]}""", """
                {"choices": [{"index": 0, "delta": {"content": ""}, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 4, "completion_tokens": 2}}""".replace("\n", ""), "[DONE]"));
        Map<String, Object> body = new HashMap<>(streamed(endpoint, "Hi"));
        body.put("stream_options", Map.of("include_usage", true));
        assertThat(chunks(ask(ana.api(), body).expect(200))
                        .getLast()
                        .at("/usage/prompt_tokens")
                        .asLong())
                .isEqualTo(4);
        assertThat(sent().has("stream_options")).isFalse();
        assertThat(onlyCall(endpoint).payload().at("/usage/outputTokens").asLong())
                .isEqualTo(2);
    }

    @Test
    void cohere_chats_by_its_second_version() {
        String endpoint = withKey("llm/v1/chat", "cohere");
        provider.answer(whole(200, COHERES));
        Map<String, Object> body = new HashMap<>(chat(endpoint, "Hi"));
        body.putAll(Map.of(
                "top_p",
                0.5,
                "stop",
                List.of("END"),
                "max_completion_tokens",
                9,
                "tool_choice",
                "required",
                "seed",
                1));
        Answer answer = ask(ana.api(), body).expect(200);
        assertThat(answer.text("/choices/0/message/tool_calls/0/function/arguments"))
                .isEqualTo("{\"city\":\"Oslo\"}");
        assertThat(answer.text("/choices/0/finish_reason")).isEqualTo("tool_calls");
        assertThat(answer.at("/usage/prompt_tokens").asLong())
                .as("what it charges for")
                .isEqualTo(7);
        assertThat(provider.received().getFirst().line()).isEqualTo("POST /v1/v2/chat HTTP/1.1");
        assertThat(sent()).isEqualTo(json("""
                {"model": "m-1", "stream": false, "messages": [{"role": "user", "content": "Hi"}], "max_tokens": 9,
                 "p": 0.5, "seed": 1, "stop_sequences": ["END"], "tool_choice": "REQUIRED"}"""));
        body.put("logprobs", true);
        assertThat(ask(ana.api(), body).expect(400).text("/error/message")).contains("logprobs");
    }

    @Test
    void a_bound_that_no_number_of_tokens_can_be_is_refused() {
        String endpoint = withKey("llm/v1/chat", "cohere");
        provider.answer(whole(200, COHERES));
        Map<String, Object> body = new HashMap<>(chat(endpoint, "Hi"));
        body.put("max_tokens", new BigInteger("99999999999999999999"));
        ask(ana.api(), body).expect(400);
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void coheres_streams_are_translated_event_by_event() {
        String endpoint = withKey("llm/v1/chat", "cohere");
        provider.answer(stream("""
                {"type": "message-start", "id": "c1", "delta": {"message": {"role": "assistant"}}}""", """
                {"type": "content-delta", "index": 0, "delta": {"message": {"content": {"text": "Hello"}}}}""", """
                {"type": "tool-call-start", "index": 0, "delta": {"message": {"tool_calls": {"id": "t1", "type": "function", "function": {"name": "weather", "arguments": ""}}}}}""", """
                {"type": "tool-call-delta", "index": 0, "delta": {"message": {"tool_calls": {"function": {"arguments": "{}"}}}}}""", """
                {"type": "message-end", "delta": {"finish_reason": "MAX_TOKENS", "usage": {"billed_units": {"input_tokens": 7, "output_tokens": 5}}}}"""));
        List<JsonNode> chunks = chunks(ask(ana.api(), streamed(endpoint, "Hi")).expect(200));
        assertThat(chunks.get(1).at("/choices/0/delta/content").asString()).isEqualTo("Hello");
        assertThat(chunks.get(2)
                        .at("/choices/0/delta/tool_calls/0/function/name")
                        .asString())
                .isEqualTo("weather");
        assertThat(chunks.get(3)
                        .at("/choices/0/delta/tool_calls/0/function/arguments")
                        .asString())
                .isEqualTo("{}");
        assertThat(chunks.getLast().at("/choices/0/finish_reason").asString()).isEqualTo("length");
        assertThat(onlyCall(endpoint).payload().at("/usage/inputTokens").asLong())
                .isEqualTo(7);
    }

    @Test
    void coheres_embeddings_may_be_packed() {
        String endpoint = withKey("llm/v1/embeddings", "cohere");
        provider.answer(whole(200, """
                {"id": "e1", "embeddings": {"float": [[0.5, -1.5]]}, "texts": ["x"], "meta": {"billed_units": {"input_tokens": 2}}}"""));
        Map<String, Object> body = Map.of("model", endpoint, "input", List.of("x"), "dimensions", 256);
        assertThat(ana.api()
                        .post(BASE + "/v1/embeddings", body)
                        .expect(200)
                        .at("/data/0/embedding/0")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(sent()).isEqualTo(json("""
                {"model": "m-1", "input_type": "search_document", "embedding_types": ["float"], "texts": ["x"],
                 "output_dimension": 256}"""));
        ana.api()
                .post(BASE + "/v1/embeddings", Map.of("model", endpoint, "input", List.of(List.of(1, 2))))
                .expect(400);
        assertThat(onlyCall(endpoint).payload().at("/usage/inputTokens").asLong())
                .isEqualTo(2);
    }

    @Test
    void hugging_face_generates_completions() {
        String endpoint = anEndpoint(
                "llm/v1/completions",
                "huggingface-text-generation-inference",
                Map.of("hf_server_url", provider.base()));
        provider.answer(whole(200, """
                {"generated_text": "Hello", "details": {"finish_reason": "length", "generated_tokens": 2,
                 "prefill": [{"id": 0, "text": "Say"}, {"id": 1, "text": "it"}]}}"""));
        Map<String, Object> body = new HashMap<>(
                Map.of("model", endpoint, "prompt", "Say it", "max_tokens", 2, "temperature", 0, "stop", "END"));
        Answer answer = ana.api().post(BASE + "/v1/completions", body).expect(200);
        assertThat(answer.text("/choices/0/text")).isEqualTo("Hello");
        assertThat(answer.text("/choices/0/finish_reason")).isEqualTo("length");
        assertThat(answer.at("/usage/prompt_tokens").asLong()).isEqualTo(2);
        assertThat(sent()).isEqualTo(json("""
                {"inputs": "Say it", "parameters": {"max_new_tokens": 2, "stop": ["END"], "details": true,
                 "decoder_input_details": true}}"""));
        provider.answer(stream("""
                {"index": 1, "token": {"id": 1, "text": "Hel", "special": false}, "generated_text": null, "details": null}""", """
                {"index": 2, "token": {"id": 2, "text": "lo", "special": false}, "generated_text": null, "details": null}""", """
                {"index": 3, "token": {"id": 0, "text": "</s>", "special": true}, "generated_text": "Hello", "details": {"finish_reason": "eos_token", "generated_tokens": 3, "input_length": 2}}"""));
        body.put("stream", true);
        List<JsonNode> chunks =
                chunks(ana.api().post(BASE + "/v1/completions", body).expect(200));
        assertThat(chunks)
                .extracting(chunk -> chunk.at("/choices/0/text").asString())
                .containsExactly("", "Hel", "lo", "");
        assertThat(chunks.getLast().at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(GatewayClient.calls(endpoint)
                        .getLast()
                        .payload()
                        .at("/usage/outputTokens")
                        .asLong())
                .isEqualTo(3);
    }

    @Test
    void models_that_mlflow_serves_are_asked_for_predictions() {
        Map<String, String> config = Map.of("model_server_url", provider.base());
        String chat = anEndpoint("llm/v1/chat", "mlflow-model-serving", config);
        provider.answer(whole(200, "{\"predictions\": [\"Hello\"]}"));
        Map<String, Object> body = new HashMap<>(chat(chat, "Hi"));
        body.put("temperature", 0.2);
        assertThat(ask(ana.api(), body).expect(200).text("/choices/0/message/content"))
                .isEqualTo("Hello");
        assertThat(provider.received().getFirst().line()).isEqualTo("POST /v1/invocations HTTP/1.1");
        assertThat(sent()).isEqualTo(json("{\"inputs\": [\"Hi\"], \"params\": {\"temperature\": 0.2}}"));
        ask(ana.api(), streamed(chat, "Hi")).expect(400);
        String completions = anEndpoint("llm/v1/completions", "mlflow-model-serving", config);
        provider.answer(whole(200, "{\"predictions\": {\"choices\": [\"a\", \"b\"]}}"));
        assertThat(ana.api()
                        .post(BASE + "/v1/completions", Map.of("model", completions, "prompt", List.of("x", "y")))
                        .expect(200)
                        .text("/choices/1/text"))
                .isEqualTo("b");
        String embeddings = anEndpoint("llm/v1/embeddings", "mlflow-model-serving", config);
        provider.answer(whole(200, "{\"predictions\": [0.5, -1.5]}"));
        assertThat(ana.api()
                        .post(BASE + "/v1/embeddings", Map.of("model", embeddings, "input", "x"))
                        .expect(200)
                        .at("/data/0/embedding/1")
                        .asDouble())
                .isEqualTo(-1.5);
        provider.answer(whole(200, "{\"predictions\": []}"));
        ask(ana.api(), body).expect(502);
    }
}
