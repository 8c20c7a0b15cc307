package almanac.gateway.http;

import static almanac.gateway.http.GatewayClient.BASE;
import static almanac.gateway.http.GatewayClient.anEndpointTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real model, with its weights, behind a few lines of HTTP: what the gateway passes on is what the model said. */
class RealModelTest {

    private static final List<String> SENTENCES = List.of(
            "The customer cancelled the contract.", "The client ended the agreement.", "Bread is baked in an oven.");
    private static final double NEARLY_ONE = 1e-6;

    private static final EmbeddingModel MODEL = model();
    private static HttpServer upstream;

    /** Keeps the tokenizer's library from asking where it runs. */
    private static EmbeddingModel model() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        return new AllMiniLmL6V2QuantizedEmbeddingModel();
    }

    @BeforeAll
    static void serve() throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/v1/embeddings", RealModelTest::embed);
        upstream.start();
    }

    @AfterAll
    static void stop() {
        upstream.stop(0);
    }

    private static void embed(HttpExchange exchange) throws IOException {
        JsonNode input = JsonMapper.shared().readTree(exchange.getRequestBody()).path("input");
        List<TextSegment> texts = (input.isArray() ? input.valueStream() : Stream.of(input))
                .map(text -> TextSegment.from(text.asString()))
                .toList();
        List<Embedding> embeddings = MODEL.embedAll(texts).content();
        int words =
                texts.stream().mapToInt(text -> text.text().split(" ").length).sum();
        byte[] answer = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "object",
                        "list",
                        "model",
                        "all-minilm-l6-v2",
                        "data",
                        IntStream.range(0, embeddings.size())
                                .mapToObj(n -> Map.of(
                                        "object",
                                        "embedding",
                                        "index",
                                        n,
                                        "embedding",
                                        embeddings.get(n).vector()))
                                .toList(),
                        "usage",
                        Map.of("prompt_tokens", words, "total_tokens", words)))
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void embeddings_through_the_gateway_are_those_that_the_model_makes() {
        Someone ana = Someone.called("ana");
        String endpoint = anEndpointTo(
                "http://127.0.0.1:%d/v1".formatted(upstream.getAddress().getPort()),
                ana,
                Map.of("endpointType", "llm/v1/embeddings", "modelName", "all-minilm-l6-v2"));
        List<Embedding> through = OpenAiEmbeddingModel.builder()
                .baseUrl("http://127.0.0.1:%d%s/v1".formatted(Server.running().port(), BASE))
                .apiKey(Given.aTokenOf(ana))
                .modelName(endpoint)
                .build()
                .embedAll(SENTENCES.stream().map(TextSegment::from).toList())
                .content();
        for (int n = 0; n < SENTENCES.size(); n++) {
            Embedding direct = MODEL.embed(SENTENCES.get(n)).content();
            assertThat(CosineSimilarity.between(through.get(n), direct)).isCloseTo(1, within(NEARLY_ONE));
        }
        assertThat(CosineSimilarity.between(through.get(0), through.get(1)))
                .as("sentences that mean nearly the same are nearer than others")
                .isGreaterThan(CosineSimilarity.between(through.get(0), through.get(2)) + 0.2);
        assertThat(GatewayClient.onlyCall(endpoint)
                        .payload()
                        .at("/usage/inputTokens")
                        .asInt())
                .isEqualTo(16);
    }
}
