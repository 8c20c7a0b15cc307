package almanac.gateway.http;

import almanac.gateway.query.CallRoute;
import almanac.shared.ErrorCode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks models of Bedrock for embeddings: Amazon's Titan, which takes one text at a time, and Cohere's. */
final class BedrockEmbeddingsCodec extends EmbeddingsCodec {

    private static final String DIMENSIONS = "dimensions";

    private final CallRoute route;
    private final InstantSource clock;

    BedrockEmbeddingsCodec(CallRoute route, InstantSource clock) {
        this.route = route;
        this.clock = clock;
    }

    private boolean isTitan() {
        return route.model().contains("titan-embed");
    }

    @Override
    ProviderRequest request(Map<String, String> keys, ObjectNode body) {
        return new AwsSignature(clock)
                .sign(
                        ConverseCodec.uri(route, "invoke"),
                        isTitan() ? ofTitan(body) : ofCohere(body),
                        keys,
                        ConverseCodec.region(route));
    }

    private static ObjectNode ofTitan(ObjectNode body) {
        List<String> texts = Embeddings.inputs(body, DIMENSIONS);
        if (texts.size() != 1) {
            throw ErrorCode.INVALID_VALUE.with("input", "must be one text with this model");
        }
        ObjectNode sent = JsonNodeFactory.instance.objectNode().put("inputText", texts.getFirst());
        RequestMembers.copyNumber(body, DIMENSIONS, sent, DIMENSIONS);
        return sent;
    }

    private ObjectNode ofCohere(ObjectNode body) {
        if (!route.model().contains("cohere.embed")) {
            throw ErrorCode.INVALID_VALUE.with(
                    "model", "endpoint '%s' leads to no model for embeddings that is known".formatted(route.name()));
        }
        ObjectNode sent = JsonNodeFactory.instance.objectNode().put("input_type", "search_document");
        Embeddings.inputs(body).forEach(sent.putArray("texts")::add);
        return sent;
    }

    @Override
    public JsonNode answer(JsonNode answer, TokenCount tokens) throws CallFailure {
        JsonNode told = answer.path("inputTextTokenCount");
        if (told.isNumber()) {
            tokens.told(told.asLong(), 0, 0);
        }
        if (answer.path("embedding") instanceof ArrayNode one) {
            return answer(route.model(), List.of(one), tokens);
        }
        if (answer.path("embeddings") instanceof ArrayNode several) {
            return answer(route.model(), several, tokens);
        }
        throw CallFailure.malformed();
    }
}
