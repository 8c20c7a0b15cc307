package almanac.gateway.http;

import almanac.gateway.command.ModelProvider;
import almanac.gateway.event.EndpointType;
import almanac.gateway.query.CallRoute;
import almanac.shared.ErrorCode;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Speaks the protocol of models that MLflow serves, as its own gateway does: texts in, predictions out. */
final class ModelServingCodec implements ProviderCodec {

    private static final String INPUTS = "inputs";

    /** Members that are no parameters of the model. */
    private static final Set<String> OURS =
            Set.of("model", "messages", "prompt", "input", "encoding_format", "user", "stream", "stream_options");

    private final CallRoute route;
    private final InstantSource clock;
    private boolean isPacked;

    ModelServingCodec(CallRoute route, InstantSource clock) {
        this.route = route;
        this.clock = clock;
    }

    @Override
    public ProviderRequest request(Map<String, String> keys, ObjectNode body, boolean isStreamed) {
        if (isStreamed) {
            throw ErrorCode.INVALID_VALUE.with("stream", "is not supported with this provider");
        }
        isPacked = Embeddings.isPacked(body);
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        sent.set(INPUTS, inputs(body));
        ObjectNode parameters = body.deepCopy();
        parameters.remove(OURS);
        if (!parameters.isEmpty()) {
            sent.set("params", parameters);
        }
        String base = route.settings()
                .getOrDefault(ModelProvider.MODEL_SERVER_URL, "")
                .replaceFirst("/+$", "");
        return new ProviderRequest(URI.create(base + "/invocations"), new TreeMap<>(), sent);
    }

    private ArrayNode inputs(ObjectNode body) {
        ArrayNode inputs = JsonNodeFactory.instance.arrayNode();
        JsonNode given = switch (route.type()) {
            case CHAT -> onlyMessage(body.path("messages"));
            case COMPLETIONS -> body.path("prompt");
            case EMBEDDINGS -> body.path("input");
        };
        return given instanceof ArrayNode several ? inputs.addAll(several) : inputs.add(given);
    }

    private static JsonNode onlyMessage(JsonNode messages) {
        if (messages.size() != 1 || !messages.path(0).path("content").isString()) {
            throw ErrorCode.INVALID_VALUE.with("messages", "must be one message of text with this provider");
        }
        return messages.path(0).path("content");
    }

    @Override
    public JsonNode answer(JsonNode answer, TokenCount tokens) throws CallFailure {
        ArrayNode predictions = predictions(answer.path("predictions"));
        if (route.type() == EndpointType.EMBEDDINGS) {
            boolean isOne = predictions.path(0).isNumber();
            return Embeddings.answer(
                    route.model(),
                    isOne ? JsonNodeFactory.instance.arrayNode().add(predictions) : predictions,
                    isPacked,
                    tokens);
        }
        return texts(predictions, tokens);
    }

    /** Returns the predictions; of an object those of its member {@code choices}, or of its only one. */
    private static ArrayNode predictions(JsonNode given) throws CallFailure {
        JsonNode found =
                given.isObject() && given.size() == 1 ? given.iterator().next() : given;
        JsonNode choices = found.isObject() ? found.path("choices") : found;
        if (choices instanceof ArrayNode predictions && !predictions.isEmpty()) {
            return predictions;
        }
        throw CallFailure.malformed();
    }

    private ObjectNode texts(ArrayNode predictions, TokenCount tokens) throws CallFailure {
        boolean isChat = route.type() == EndpointType.CHAT;
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("id", "served-" + clock.millis())
                .put("object", isChat ? "chat.completion" : "text_completion")
                .put("created", clock.instant().getEpochSecond())
                .put("model", route.model());
        ArrayNode choices = answer.putArray("choices");
        for (JsonNode prediction : predictions) {
            if (!prediction.isString()) {
                throw CallFailure.malformed();
            }
            tokens.seen(prediction.asString());
            ObjectNode choice = choices.addObject().put("index", choices.size() - 1);
            if (isChat) {
                choice.putObject("message").put("role", "assistant").put("content", prediction.asString());
            } else {
                choice.put("text", prediction.asString());
            }
            choice.put("finish_reason", "stop");
        }
        MessageAnswers.putUsage(answer, tokens);
        return answer;
    }

    @Override
    public ChunkStream stream(TokenCount tokens, boolean isUsageWanted) {
        throw new IllegalStateException("a request for a stream is refused");
    }
}
