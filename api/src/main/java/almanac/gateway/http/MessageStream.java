package almanac.gateway.http;

import almanac.gateway.event.GatewayCallEvent.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Translates the events of one answer of Anthropic's Messages API to chunks. */
final class MessageStream implements ProviderCodec.ChunkStream {

    private final MessageAnswers answers;
    private final TokenCount tokens;
    private final boolean isUsageWanted;

    /** The numbers of tool calls, by those of their blocks. */
    private final Map<Integer, Integer> calls = new HashMap<>();

    private String id = "";
    private String model = "";
    private boolean isComplete;

    MessageStream(MessageAnswers answers, TokenCount tokens, boolean isUsageWanted) {
        this.answers = answers;
        this.tokens = tokens;
        this.isUsageWanted = isUsageWanted;
    }

    @Override
    public List<JsonNode> next(JsonNode event) throws CallFailure {
        return switch (event.path("type").asString("")) {
            case "message_start" -> begin(event.path("message"));
            case "content_block_start" -> beginBlock(event);
            case "content_block_delta" -> delta(event);
            case "message_delta" -> end(event);
            case "message_stop" -> stop();
            case "error" -> throw new CallFailure(Failure.FAULT, 502, "The provider broke its answer off");
            default -> List.of();
        };
    }

    private List<JsonNode> begin(JsonNode message) {
        id = message.path("id").asString("");
        model = message.path("model").asString("");
        MessageAnswers.count(message.path("usage"), tokens);
        return List.of(chunk(delta().put("role", "assistant").put("content", ""), null));
    }

    private List<JsonNode> beginBlock(JsonNode event) {
        JsonNode block = event.path("content_block");
        if (!block.path("type").asString("").equals("tool_use")) {
            return List.of();
        }
        int number = calls.size();
        calls.put(event.path("index").asInt(), number);
        ObjectNode delta = delta();
        delta.putArray("tool_calls")
                .addObject()
                .put("index", number)
                .put("id", block.path("id").asString(""))
                .put("type", "function")
                .putObject("function")
                .put("name", block.path("name").asString(""))
                .put("arguments", "");
        return List.of(chunk(delta, null));
    }

    private List<JsonNode> delta(JsonNode event) {
        JsonNode given = event.path("delta");
        if (given.path("text").isString()) {
            tokens.seen(given.path("text").asString());
            return List.of(chunk(delta().put("content", given.path("text").asString()), null));
        }
        Integer call = calls.get(event.path("index").asInt());
        if (call != null && given.path("partial_json").isString()) {
            ObjectNode delta = delta();
            delta.putArray("tool_calls")
                    .addObject()
                    .put("index", call)
                    .putObject("function")
                    .put("arguments", given.path("partial_json").asString());
            return List.of(chunk(delta, null));
        }
        return List.of();
    }

    private List<JsonNode> end(JsonNode event) {
        MessageAnswers.count(event.path("usage"), tokens);
        String reason =
                MessageAnswers.reason(event.path("delta").path("stop_reason").asString(""));
        return List.of(chunk(delta(), reason));
    }

    private List<JsonNode> stop() {
        isComplete = true;
        if (!isUsageWanted) {
            return List.of();
        }
        ObjectNode chunk = answers.chunk(id, model);
        chunk.putArray("choices");
        MessageAnswers.putUsage(chunk, tokens);
        return List.of(chunk);
    }

    private static ObjectNode delta() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode chunk(ObjectNode delta, @Nullable String finishReason) {
        ObjectNode chunk = answers.chunk(id, model);
        answers.putDelta(chunk, delta, finishReason);
        return chunk;
    }

    @Override
    public boolean isComplete() {
        return isComplete;
    }
}
