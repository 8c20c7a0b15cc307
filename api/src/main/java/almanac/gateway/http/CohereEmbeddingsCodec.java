package almanac.gateway.http;

import almanac.gateway.query.CallRoute;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks Cohere for embeddings. */
final class CohereEmbeddingsCodec extends EmbeddingsCodec {

    private static final String DIMENSIONS = "dimensions";

    private final CallRoute route;

    CohereEmbeddingsCodec(CallRoute route) {
        this.route = route;
    }

    @Override
    ProviderRequest request(Map<String, String> keys, ObjectNode body) {
        ObjectNode sent = JsonNodeFactory.instance
                .objectNode()
                .put("model", route.model())
                .put("input_type", "search_document");
        sent.putArray("embedding_types").add("float");
        Embeddings.inputs(body, DIMENSIONS).forEach(sent.putArray("texts")::add);
        RequestMembers.copyNumber(body, DIMENSIONS, sent, "output_dimension");
        return CohereCodec.request(route, "embed", keys, sent);
    }

    @Override
    public JsonNode answer(JsonNode answer, TokenCount tokens) throws CallFailure {
        JsonNode told = answer.path("meta").path("billed_units").path("input_tokens");
        if (told.isNumber()) {
            tokens.told(told.asLong(), 0, 0);
        }
        if (answer.path("embeddings").path("float") instanceof ArrayNode vectors) {
            return answer(route.model(), vectors, tokens);
        }
        throw CallFailure.malformed();
    }
}
