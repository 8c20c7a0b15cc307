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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chats with Anthropic's Messages API, whose shapes are those of its documentation. */
class AnthropicHttpTest {

    private static final String ANSWER = """
            {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-x", "stop_reason": "tool_use",
             "content": [{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": "Let me look."},
              {"type": "tool_use", "id": "toolu_1", "name": "weather", "input": {"city": "Oslo"}}],
             "usage": {"input_tokens": 10, "cache_creation_input_tokens": 5, "cache_read_input_tokens": 100,
              "output_tokens": 30}}""";

    private final StubProvider provider = new StubProvider(whole(200, ANSWER, "request-id: req_a"));
    private final Someone ana = Someone.called("ana");
    private final String endpoint = anEndpoint("llm/v1/chat");

    private String anEndpoint(String type) {
        return anEndpointTo(
                provider.base(),
                ana,
                Map.of(
                        "endpointType",
                        type,
                        "modelProvider",
                        "anthropic",
                        "modelName",
                        "claude-x",
                        "modelConfig",
                        Map.of("anthropic_api_key", KEY, "anthropic_api_base", provider.base())));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void a_chat_is_translated_there_and_back() {
        Map<String, Object> function = Map.of("name", "weather", "parameters", Map.of("type", "object"));
        Map<String, Object> body = Map.of(
                "model",
                endpoint,
                "temperature",
                0.5,
                "stop",
                "END",
                "tools",
                List.of(Map.of("type", "function", "function", function)),
                "tool_choice",
                "required",
                "messages",
                List.of(
                        Map.of("role", "system", "content", "Be brief"),
                        Map.of(
                                "role",
                                "user",
                                "content",
                                List.of(
                                        Map.of("type", "text", "text", "And this?"),
                                        Map.of(
                                                "type",
                                                "image_url",
                                                "image_url",
                                                Map.of("url", "data:image/png;base64,AAAA")))),
                        Map.of(
                                "role",
                                "assistant",
                                "tool_calls",
                                List.of(Map.of(
                                        "id",
                                        "toolu_0",
                                        "function",
                                        Map.of("name", "weather", "arguments", "{\"city\": \"Bergen\"}")))),
                        Map.of("role", "tool", "tool_call_id", "toolu_0", "content", "rain"),
                        Map.of("role", "user", "content", "And Oslo?")));
        Answer answer = ask(ana.api(), body).expect(200);
        assertThat(answer.text("/choices/0/message/content")).isEqualTo("Let me look.");
        assertThat(answer.text("/choices/0/message/tool_calls/0/function/arguments"))
                .isEqualTo("{\"city\":\"Oslo\"}");
        assertThat(answer.text("/choices/0/finish_reason")).isEqualTo("tool_calls");
        assertThat(answer.at("/usage/prompt_tokens").asLong()).isEqualTo(115);
        StubProvider.Received received = provider.received().getFirst();
        assertThat(received.line()).isEqualTo("POST /v1/messages HTTP/1.1");
        assertThat(received.headers()).containsEntry("x-api-key", KEY).containsEntry("anthropic-version", "2023-06-01");
        assertThat(received.body()).isEqualTo(JsonMapper.shared().readTree("""
                        {"model": "claude-x", "max_tokens": 4096, "temperature": 0.5, "stop_sequences": ["END"],
                         "messages": [
                          {"role": "user", "content": [{"type": "text", "text": "And this?"},
                           {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AAAA"}}]},
                          {"role": "assistant", "content": [
                           {"type": "tool_use", "id": "toolu_0", "name": "weather", "input": {"city": "Bergen"}}]},
                          {"role": "user", "content": [
                           {"type": "tool_result", "tool_use_id": "toolu_0", "content": "rain"},
                           {"type": "text", "text": "And Oslo?"}]}],
                         "system": "Be brief",
                         "tools": [{"name": "weather", "input_schema": {"type": "object"}}],
                         "tool_choice": {"type": "any"}}"""));
        JsonNode usage = onlyCall(endpoint).payload().path("usage");
        assertThat(usage.path("inputTokens").asLong()).isEqualTo(115);
        assertThat(usage.path("cachedTokens").asLong()).isEqualTo(100);
    }

    @Test
    void a_stream_is_translated_event_by_event() {
        provider.answer(stream("""
                {"type": "message_start", "message": {"id": "msg_1", "model": "claude-x", "usage": {"input_tokens": 25, "output_tokens": 1}}}""", """
                {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}""", """
                {"type": "ping"}""", """
                {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "Hello"}}""", """
                {"type": "content_block_stop", "index": 0}""", """
                {"type": "content_block_start", "index": 1, "content_block": {"type": "tool_use", "id": "toolu_1", "name": "weather", "input": {}}}""", """
                {"type": "content_block_delta", "index": 1, "delta": {"type": "input_json_delta", "partial_json": "{\\"city\\":"}}""", """
                {"type": "message_delta", "delta": {"stop_reason": "tool_use"}, "usage": {"output_tokens": 15}}""", """
                {"type": "message_stop"}"""));
        Map<String, Object> body = new HashMap<>(streamed(endpoint, "Hi"));
        body.put("stream_options", Map.of("include_usage", true));
        List<String> data = ask(ana.api(), body)
                .expect(200)
                .body()
                .lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring("data: ".length()))
                .toList();
        List<JsonNode> chunks = data.subList(0, data.size() - 1).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(data.getLast()).isEqualTo("[DONE]");
        assertThat(chunks)
                .hasSize(6)
                .allSatisfy(chunk -> assertThat(chunk.path("object").asString()).isEqualTo("chat.completion.chunk"));
        assertThat(chunks.get(1).at("/choices/0/delta/content").asString()).isEqualTo("Hello");
        assertThat(chunks.get(2).at("/choices/0/delta/tool_calls/0/id").asString())
                .isEqualTo("toolu_1");
        assertThat(chunks.get(3)
                        .at("/choices/0/delta/tool_calls/0/function/arguments")
                        .asString())
                .isEqualTo("{\"city\":");
        assertThat(chunks.get(4).at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(chunks.get(5).at("/usage/completion_tokens").asLong()).isEqualTo(15);
        assertThat(onlyCall(endpoint).payload().at("/usage/inputTokens").asLong())
                .isEqualTo(25);
    }

    @Test
    void a_completion_is_one_message() {
        String completions = anEndpoint("llm/v1/completions");
        Answer answer = ana.api()
                .post(BASE + "/v1/completions", Map.of("model", completions, "prompt", "Say it", "max_tokens", 9))
                .expect(200);
        assertThat(answer.text("/choices/0/text")).isEqualTo("Let me look.");
        assertThat(provider.received().getFirst().body().path("max_tokens").asInt())
                .isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logprobs", "response_format", "frequency_penalty"})
    void what_would_change_the_meaning_is_refused_by_its_name(String member) {
        Map<String, Object> body = new HashMap<>(chat(endpoint, "Hi"));
        body.put(member, 1);
        assertThat(ask(ana.api(), body).expect(400).text("/error/message")).contains(member);
        body.remove(member);
        body.put("n", 2);
        assertThat(ask(ana.api(), body).expect(400).text("/error/message")).contains("n: ");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void calls_in_anthropics_own_form_pass_as_they_are_but_for_the_model() {
        Map<String, Object> body = Map.of(
                "model",
                endpoint,
                "max_tokens",
                9,
                "thinking",
                Map.of("type", "adaptive"),
                "messages",
                List.of(Map.of("role", "user", "content", "Hi")));
        Answer answer = ana.api().post(BASE + "/v1/messages", body).expect(200);
        assertThat(answer.json()).isEqualTo(JsonMapper.shared().readTree(ANSWER));
        StubProvider.Received received = provider.received().getFirst();
        assertThat(received.headers()).containsEntry("x-api-key", KEY);
        assertThat(received.body().path("model").asString()).isEqualTo("claude-x");
        assertThat(received.body().at("/thinking/type").asString()).isEqualTo("adaptive");
        assertThat(onlyCall(endpoint).payload().at("/usage/inputTokens").asLong())
                .isEqualTo(115);
    }

    @Test
    void a_stream_in_anthropics_own_form_has_the_names_of_its_events_and_no_mark_at_its_end() {
        String start =
                "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"usage\":{\"input_tokens\":25,\"output_tokens\":1}}}";
        String delta =
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hello\"}}";
        String end =
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":15}}";
        String stop = "{\"type\":\"message_stop\"}";
        provider.answer(stream(start, delta, end, stop));
        Map<String, Object> body = Map.of(
                "model",
                endpoint,
                "max_tokens",
                9,
                "stream",
                true,
                "messages",
                List.of(Map.of("role", "user", "content", "Hi")));
        assertThat(ana.api().post(BASE + "/v1/messages", body).expect(200).body())
                .isEqualTo("event: message_start\ndata: %s\n\nevent: content_block_delta\ndata: %s\n\n"
                                .formatted(start, delta)
                        + "event: message_delta\ndata: %s\n\nevent: message_stop\ndata: %s\n\n".formatted(end, stop));
        assertThat(onlyCall(endpoint).payload().at("/usage/outputTokens").asLong())
                .isEqualTo(15);
        provider.answer(stream(start, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}"));
        assertThat(ana.api().post(BASE + "/v1/messages", body).expect(200).body())
                .contains("event: error\ndata: {\"type\":\"error\"")
                .contains("api_error");
    }

    @Test
    void refusals_in_anthropics_own_form() {
        Map<String, Object> hi = Map.of("model", "none", "messages", List.of(Map.of("role", "user", "content", "Hi")));
        Answer unknown = ana.api().post(BASE + "/v1/messages", hi).expect(404);
        assertThat(unknown.text("/type")).isEqualTo("error");
        assertThat(unknown.text("/error/type")).isEqualTo("not_found_error");
        String openai = anEndpointTo(provider, ana);
        assertThat(ana.api()
                        .post(BASE + "/v1/messages", chat(openai, "Hi"))
                        .expect(400)
                        .text("/error/message"))
                .contains("not Anthropic's");
        provider.answer(whole(500, "{}"));
        assertThat(ana.api()
                        .post(BASE + "/v1/messages", chat(endpoint, "Hi"))
                        .expect(502)
                        .text("/error/type"))
                .isEqualTo("api_error");
    }

    @Test
    void an_overloaded_provider_is_busy() {
        provider.answer(whole(529, "{\"type\": \"error\", \"error\": {\"type\": \"overloaded_error\"}}"));
        ask(ana.api(), chat(endpoint, "Hi")).expect(429);
    }
}
