package almanac.gateway.http;

import static almanac.gateway.http.GatewayClient.BASE;
import static almanac.gateway.http.GatewayClient.anEndpointTo;
import static almanac.gateway.http.GatewayClient.ask;
import static almanac.gateway.http.GatewayClient.chat;
import static almanac.gateway.http.GatewayClient.onlyCall;
import static almanac.gateway.http.GatewayClient.streamed;
import static almanac.gateway.http.StubProvider.whole;
import static almanac.server.Given.administrator;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Someone;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chats and embeddings of Bedrock, in the shapes of its documentation: signed, and framed as AWS frames streams. */
class BedrockHttpTest {

    private static final String KEY_ID = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String ANSWER = """
            {"output": {"message": {"role": "assistant", "content": [{"text": "Let me look."},
              {"toolUse": {"toolUseId": "tooluse_1", "name": "weather", "input": {"city": "Oslo"}}}]}},
             "stopReason": "tool_use", "metrics": {"latencyMs": 9},
             "usage": {"inputTokens": 10, "outputTokens": 30, "totalTokens": 140, "cacheReadInputTokens": 100}}""";

    private final StubProvider provider = new StubProvider(whole(200, ANSWER, "x-amzn-RequestId: r-1"));
    private final Someone ana = Someone.called("ana");

    @AfterEach
    void stop() {
        provider.close();
    }

    private String anEndpoint(String type, String model) {
        Map<String, String> config = Map.of(
                "aws_region",
                "eu-central-1",
                "bedrock_api_base",
                provider.base().replace("/v1", ""),
                "aws_access_key_id",
                KEY_ID,
                "aws_secret_access_key",
                SECRET);
        return anEndpointTo(
                provider.base(),
                ana,
                Map.of("endpointType", type, "modelProvider", "bedrock", "modelName", model, "modelConfig", config));
    }

    private String aChat() {
        return anEndpoint("llm/v1/chat", "anthropic.claude-x-20260101-v1:0");
    }

    @Test
    void a_chat_is_translated_and_signed_as_aws_documents_it() throws Exception {
        Map<String, Object> function = Map.of("name", "weather", "parameters", Map.of("type", "object"));
        Map<String, Object> body = new HashMap<>(chat(aChat(), "And Oslo?"));
        body.putAll(Map.of(
                "temperature",
                0.5,
                "stop",
                "END",
                "max_tokens",
                9,
                "tools",
                List.of(Map.of("type", "function", "function", function)),
                "tool_choice",
                "required"));
        Answer answer = ask(ana.api(), body).expect(200);
        assertThat(answer.text("/choices/0/message/content")).isEqualTo("Let me look.");
        assertThat(answer.text("/choices/0/message/tool_calls/0/function/arguments"))
                .isEqualTo("{\"city\":\"Oslo\"}");
        assertThat(answer.text("/choices/0/finish_reason")).isEqualTo("tool_calls");
        assertThat(answer.at("/usage/prompt_tokens").asLong()).isEqualTo(110);
        StubProvider.Received received = provider.received().getFirst();
        assertThat(received.line()).isEqualTo("POST /model/anthropic.claude-x-20260101-v1%3A0/converse HTTP/1.1");
        assertThat(AwsSignatureCheck.isSigned(received, KEY_ID, SECRET, "eu-central-1", "bedrock"))
                .isTrue();
        assertThat(AwsSignatureCheck.isSigned(received, KEY_ID, "another", "eu-central-1", "bedrock"))
                .isFalse();
        assertThat(received.body()).isEqualTo(JsonMapper.shared().readTree("""
                        {"messages": [{"role": "user", "content": [{"text": "And Oslo?"}]}],
                         "inferenceConfig": {"maxTokens": 9, "temperature": 0.5, "stopSequences": ["END"]},
                         "toolConfig": {"tools": [{"toolSpec": {"name": "weather",
                          "inputSchema": {"json": {"type": "object"}}}}], "toolChoice": {"any": {}}}}"""));
    }

    @Test
    void pictures_and_results_of_tools_have_their_own_shapes() {
        String endpoint = aChat();
        Map<String, Object> picture =
                Map.of("type", "image_url", "image_url", Map.of("url", "data:image/png;base64,AAAA"));
        Map<String, Object> call =
                Map.of("id", "t1", "function", Map.of("name", "weather", "arguments", "{\"city\": \"Oslo\"}"));
        ask(
                        ana.api(),
                        Map.of(
                                "model",
                                endpoint,
                                "messages",
                                List.of(
                                        Map.of("role", "system", "content", "Be brief"),
                                        Map.of("role", "user", "content", List.of(picture)),
                                        Map.of("role", "assistant", "tool_calls", List.of(call)),
                                        Map.of("role", "tool", "tool_call_id", "t1", "content", "rain"))))
                .expect(200);
        assertThat(provider.received().getFirst().body())
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"messages": [
                          {"role": "user", "content": [{"image": {"format": "png", "source": {"bytes": "AAAA"}}}]},
                          {"role": "assistant", "content": [
                           {"toolUse": {"toolUseId": "t1", "name": "weather", "input": {"city": "Oslo"}}}]},
                          {"role": "user", "content": [
                           {"toolResult": {"toolUseId": "t1", "content": [{"text": "rain"}]}}]}],
                         "system": [{"text": "Be brief"}]}"""));
        Map<String, Object> linked =
                Map.of("type", "image_url", "image_url", Map.of("url", "https://example.org/a.png"));
        assertThat(ask(
                                ana.api(),
                                Map.of(
                                        "model",
                                        endpoint,
                                        "messages",
                                        List.of(Map.of("role", "user", "content", List.of(linked)))))
                        .expect(400)
                        .text("/error/message"))
                .contains("data: URLs");
    }

    @Test
    void a_stream_is_taken_out_of_its_frames() throws Exception {
        String endpoint = aChat();
        provider.answer(framed(
                frame("messageStart", "{\"role\": \"assistant\"}"),
                frame("contentBlockDelta", "{\"contentBlockIndex\": 0, \"delta\": {\"text\": \"Hello\"}}"),
                frame("contentBlockStop", "{\"contentBlockIndex\": 0}"),
                frame(
                        "contentBlockStart",
                        "{\"contentBlockIndex\": 1, \"start\": {\"toolUse\": {\"toolUseId\": \"t1\", \"name\": \"weather\"}}}"),
                frame("contentBlockDelta", "{\"contentBlockIndex\": 1, \"delta\": {\"toolUse\": {\"input\": \"{}\"}}}"),
                frame("messageStop", "{\"stopReason\": \"tool_use\"}"),
                frame("metadata", "{\"usage\": {\"inputTokens\": 25, \"outputTokens\": 15}}")));
        Map<String, Object> body = new HashMap<>(streamed(endpoint, "Hi"));
        body.put("stream_options", Map.of("include_usage", true));
        List<JsonNode> chunks = chunks(ask(ana.api(), body).expect(200));
        assertThat(chunks).hasSize(6);
        assertThat(chunks.get(1).at("/choices/0/delta/content").asString()).isEqualTo("Hello");
        assertThat(chunks.get(2).at("/choices/0/delta/tool_calls/0/id").asString())
                .isEqualTo("t1");
        assertThat(chunks.get(4).at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(chunks.get(5).at("/usage/completion_tokens").asLong()).isEqualTo(15);
        assertThat(onlyCall(endpoint).payload().at("/usage/inputTokens").asLong())
                .isEqualTo(25);
        assertThat(provider.received().getFirst().line()).contains("/converse-stream ");
    }

    @Test
    void a_frame_that_is_cut_off_or_changed_or_an_exception_ends_the_stream_without_an_end() throws Exception {
        String endpoint = aChat();
        byte[] hello = frame("contentBlockDelta", "{\"contentBlockIndex\": 0, \"delta\": {\"text\": \"Hello\"}}");
        byte[] half = java.util.Arrays.copyOf(hello, hello.length - 5);
        byte[] changed = hello.clone();
        changed[hello.length - 10] ^= 1;
        byte[] endless = new byte[] {0x7f, 0, 0, 0};
        byte[] exception = encoded(
                Map.of(
                        ":message-type", HeaderValue.fromString("exception"),
                        ":exception-type", HeaderValue.fromString("throttlingException")),
                "{\"message\": \"slow down\"}");
        for (byte[] last : List.of(half, changed, endless, exception, new byte[0])) {
            provider.answer(framed(hello, last));
            String stream = ask(ana.api(), streamed(endpoint, "Hi")).expect(200).body();
            assertThat(stream).contains("Hello").contains("\"error\"").doesNotContain("[DONE]", "slow down");
        }
        assertThat(GatewayClient.calls(endpoint))
                .hasSize(5)
                .allSatisfy(call -> assertThat(call.type()).isEqualTo("CallFailed"));
    }

    @Test
    void embeddings_of_titan_and_cohere() throws Exception {
        provider.answer(whole(200, "{\"embedding\": [0.5, -1.5], \"inputTextTokenCount\": 3}"));
        String titan = anEndpoint("llm/v1/embeddings", "amazon.titan-embed-text-v2:0");
        Answer one = ana.api()
                .post(BASE + "/v1/embeddings", Map.of("model", titan, "input", "x", "dimensions", 2))
                .expect(200);
        assertThat(one.at("/data/0/embedding/1").asDouble()).isEqualTo(-1.5);
        assertThat(one.at("/usage/prompt_tokens").asLong()).isEqualTo(3);
        assertThat(provider.received().getFirst().body())
                .isEqualTo(JsonMapper.shared().readTree("{\"inputText\": \"x\", \"dimensions\": 2}"));
        assertThat(AwsSignatureCheck.isSigned(
                        provider.received().getFirst(), KEY_ID, SECRET, "eu-central-1", "bedrock"))
                .isTrue();
        ana.api()
                .post(BASE + "/v1/embeddings", Map.of("model", titan, "input", List.of("x", "y")))
                .expect(400);
        provider.answer(whole(200, "{\"embeddings\": [[0.5, -1.5], [2, 3]]}"));
        String cohere = anEndpoint("llm/v1/embeddings", "cohere.embed-multilingual-v3");
        Answer packed = ana.api()
                .post(
                        BASE + "/v1/embeddings",
                        Map.of("model", cohere, "input", List.of("x", "y"), "encoding_format", "base64"))
                .expect(200);
        assertThat(packed.text("/data/0/embedding")).isEqualTo("AAAAPwAAwL8=");
        assertThat(packed.at("/data/1/index").asInt()).isEqualTo(1);
        String other = anEndpoint("llm/v1/embeddings", "meta.llama");
        ana.api()
                .post(BASE + "/v1/embeddings", Map.of("model", other, "input", "x"))
                .expect(400);
    }

    @Test
    void the_keys_of_aws_may_come_in_an_object_as_mlflow_has_them() {
        String config =
                "{\"aws_region\": \"eu-central-1\", \"aws_access_key_id\": \"a\", \"aws_secret_access_key\": \"k\"}";
        Map<String, Object> body = new HashMap<>(almanac.server.Given.anEndpointBody(Someone.unique("nested")));
        body.put("modelProvider", "Amazon-Bedrock");
        body.put("modelConfig", Map.of("aws_config", config));
        Answer made = administrator().post("/api/aigateway/v1/endpoints", body).expect(200);
        assertThat(made.at("/modelConfig").propertyNames())
                .containsExactlyInAnyOrder("aws_region", "aws_access_key_id", "aws_secret_access_key");
        assertThat(made.text("/modelConfig/aws_secret_access_key")).isEqualTo("********");
        assertThat(made.text("/modelProvider")).isEqualTo("bedrock");
        for (String wrong : List.of("no JSON", "{\"aws_region\": {\"a\": \"k\"}}", "null")) {
            body.put("modelConfig", Map.of("aws_config", wrong));
            administrator().post("/api/aigateway/v1/endpoints", body).expect(400);
        }
    }

    private static List<JsonNode> chunks(Answer answer) {
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JsonMapper.shared().readTree(line.substring("data: ".length())))
                .toList();
    }

    private static byte[] frame(String type, String json) {
        return encoded(
                Map.of(
                        ":message-type", HeaderValue.fromString("event"),
                        ":event-type", HeaderValue.fromString(type),
                        ":content-type", HeaderValue.fromString("application/json")),
                json);
    }

    private static byte[] encoded(Map<String, HeaderValue> headers, String json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Message(headers, json.getBytes(UTF_8)).encode(out);
        return out.toByteArray();
    }

    /** A stream of these frames. */
    private static StubProvider.Script framed(byte[]... frames) {
        return (OutputStream out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\n"
                            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
                    .getBytes(UTF_8));
            for (byte[] frame : frames) {
                if (frame.length > 0) {
                    out.write("%x\r\n".formatted(frame.length).getBytes(UTF_8));
                    out.write(frame);
                    out.write("\r\n".getBytes(UTF_8));
                }
            }
            StubProvider.endStream(out);
        };
    }
}
