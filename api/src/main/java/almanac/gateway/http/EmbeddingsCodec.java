package almanac.gateway.http;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider's embeddings, which are never streamed: a request for a stream is refused before it comes here. */
abstract class EmbeddingsCodec implements ProviderCodec {

    private boolean isPacked;

    @Override
    public final ProviderRequest request(Map<String, String> keys, ObjectNode body, boolean isStreamed) {
        isPacked = Embeddings.isPacked(body);
        return request(keys, body);
    }

    abstract ProviderRequest request(Map<String, String> keys, ObjectNode body);

    final ObjectNode answer(String model, Iterable<JsonNode> vectors, TokenCount tokens) {
        return Embeddings.answer(model, vectors, isPacked, tokens);
    }

    @Override
    public final ChunkStream stream(TokenCount tokens, boolean isUsageWanted) {
        throw new IllegalStateException("embeddings are not streamed");
    }
}
