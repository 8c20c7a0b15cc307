package almanac.gateway.http;

import static almanac.gateway.http.GatewayClient.BASE;
import static almanac.gateway.http.GatewayClient.anEndpointTo;
import static almanac.gateway.http.StubProvider.stream;
import static almanac.gateway.http.StubProvider.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.catalog.ModelDescription;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiModelCatalog;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client of OpenAI that others have written finds all that it needs when its base address is changed. */
class LangChainClientTest {

    private final StubProvider provider = new StubProvider(whole(200, GatewayCallHttpTest.ANSWER));
    private final Someone ana = Someone.called("ana");
    private final String endpoint = anEndpointTo(provider, ana);
    private final String base =
            "http://127.0.0.1:%d%s/v1".formatted(Server.running().port(), BASE);
    private final String token = Given.aTokenOf(ana);

    @AfterEach
    void stop() {
        provider.close();
    }

    private OpenAiChatModel.OpenAiChatModelBuilder chat() {
        return OpenAiChatModel.builder().baseUrl(base).apiKey(token).maxRetries(0);
    }

    @Test
    void it_chats() {
        ChatResponse answer = chat().modelName(endpoint).build().chat(UserMessage.from("Hi"));
        assertThat(answer.aiMessage().text()).isEqualTo("Hello");
        assertThat(answer.tokenUsage().inputTokenCount()).isEqualTo(100);
        assertThat(answer.tokenUsage().outputTokenCount()).isEqualTo(20);
    }

    @Test
    void it_reads_a_stream_with_its_tokens() throws Exception {
        provider.answer(stream("""
                {"id": "c", "object": "chat.completion.chunk", "model": "gpt-5", "choices": [{"index": 0, "delta": {"role": "assistant", "content": "Hel"}}]}""", """
                {"id": "c", "object": "chat.completion.chunk", "model": "gpt-5", "choices": [{"index": 0, "delta": {"content": "lo"}}]}""", """
                {"id": "c", "object": "chat.completion.chunk", "model": "gpt-5", "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}""", """
                {"id": "c", "object": "chat.completion.chunk", "model": "gpt-5", "choices": [], "usage": {"prompt_tokens": 9, "completion_tokens": 5, "total_tokens": 14}}""", "[DONE]"));
        StringBuilder parts = new StringBuilder();
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        OpenAiStreamingChatModel.builder()
                .baseUrl(base)
                .apiKey(token)
                .modelName(endpoint)
                .build()
                .chat("Hi", new StreamingChatResponseHandler() {
                    @Override
                    public void onPartialResponse(String part) {
                        parts.append(part).append('|');
                    }

                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        whole.complete(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        whole.completeExceptionally(error);
                    }
                });
        ChatResponse answer = whole.get(60, TimeUnit.SECONDS);
        assertThat(parts).hasToString("Hel|lo|");
        assertThat(answer.aiMessage().text()).isEqualTo("Hello");
        assertThat(answer.tokenUsage().outputTokenCount()).isEqualTo(5);
    }

    @Test
    void it_gets_embeddings() {
        String embeddings =
                anEndpointTo(provider.base(), ana, Map.of("endpointType", "llm/v1/embeddings", "modelName", "e-1"));
        provider.answer(whole(200, """
                {"object": "list", "data": [{"object": "embedding", "index": 0, "embedding": [0.125, -0.5]}],
                 "model": "e-1", "usage": {"prompt_tokens": 3, "total_tokens": 3}}"""));
        assertThat(OpenAiEmbeddingModel.builder()
                        .baseUrl(base)
                        .apiKey(token)
                        .modelName(embeddings)
                        .build()
                        .embed("x")
                        .content()
                        .vector())
                .containsExactly(0.125f, -0.5f);
    }

    @Test
    void it_lists_models() {
        List<ModelDescription> models =
                OpenAiModelCatalog.builder().baseUrl(base).apiKey(token).build().listModels();
        assertThat(models).extracting(ModelDescription::name).contains(endpoint);
    }

    @Test
    void it_knows_what_a_refusal_means() {
        assertThatThrownBy(() -> chat().modelName("nothing").build().chat(UserMessage.from("Hi")))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("nothing");
    }
}
