package almanac.gateway.http;

import almanac.gateway.event.GatewayCallEvent.Failure;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Translates the events of Bedrock's ConverseStream. Its tokens come behind the end of the message. */
final class ConverseStream implements ProviderCodec.ChunkStream {

    private static final String INDEX = "contentBlockIndex";

    private final MessageStream chunks;
    private final TokenCount tokens;
    private final String id;
    private final String model;
    private boolean isStopped;

    ConverseStream(MessageStream chunks, TokenCount tokens, String id, String model) {
        this.chunks = chunks;
        this.tokens = tokens;
        this.id = id;
        this.model = model;
    }

    @Override
    public List<JsonNode> next(JsonNode event) throws CallFailure {
        return switch (event.path("type").asString("")) {
            case "messageStart" -> chunks.next(MessageForm.begin(id, model));
            case "contentBlockStart" -> begin(event);
            case "contentBlockDelta" -> delta(event);
            case "messageStop" -> stop(event);
            case "metadata" -> end(event);
            case "exception" -> throw new CallFailure(Failure.FAULT, 502, "The provider broke its answer off");
            default -> List.of();
        };
    }

    private List<JsonNode> begin(JsonNode event) throws CallFailure {
        JsonNode use = event.path("start").path("toolUse");
        return use.isObject()
                ? chunks.next(MessageForm.beginToolUse(
                        event.path(INDEX).asInt(0),
                        use.path("toolUseId").asString(""),
                        use.path("name").asString("")))
                : List.of();
    }

    private List<JsonNode> delta(JsonNode event) throws CallFailure {
        JsonNode delta = event.path("delta");
        if (delta.path("text").isString()) {
            return chunks.next(MessageForm.text(delta.path("text").asString()));
        }
        JsonNode input = delta.path("toolUse").path("input");
        return input.isString()
                ? chunks.next(MessageForm.toolInput(event.path(INDEX).asInt(0), input.asString()))
                : List.of();
    }

    private List<JsonNode> stop(JsonNode event) throws CallFailure {
        String reason = ConverseAnswers.reason(event.path("stopReason").asString(""));
        isStopped = true;
        return chunks.next(MessageForm.end(reason, JsonNodeFactory.instance.objectNode()));
    }

    private List<JsonNode> end(JsonNode event) throws CallFailure {
        MessageAnswers.count(ConverseAnswers.usage(event.path("usage")), tokens);
        return chunks.next(MessageForm.stop());
    }

    @Override
    public boolean isComplete() {
        return isStopped;
    }
}
