package almanac.gateway.http;

import almanac.gateway.event.EndpointType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes OpenAI's answers and chunks out of those of Anthropic's Messages API. */
final class MessageAnswers {

    private final EndpointType type;
    private final Instant created;

    MessageAnswers(EndpointType type, Instant created) {
        this.type = type;
        this.created = created;
    }

    private boolean isChat() {
        return type == EndpointType.CHAT;
    }

    ObjectNode whole(JsonNode answer, TokenCount tokens) {
        StringBuilder text = new StringBuilder();
        ArrayNode calls = JsonNodeFactory.instance.arrayNode();
        for (JsonNode block : answer.path("content")) {
            switch (block.path("type").asString("")) {
                case "text" -> text.append(block.path("text").asString(""));
                case "tool_use" -> putCall(block, calls);
                default -> {} // thoughts, which OpenAI's form has no place for
            }
        }
        tokens.seen(text.toString());
        count(answer.path("usage"), tokens);
        ObjectNode translated = head(
                answer.path("id").asString(""),
                answer.path("model").asString(""),
                isChat() ? "chat.completion" : "text_completion");
        ObjectNode choice = translated.putArray("choices").addObject().put("index", 0);
        if (isChat()) {
            ObjectNode message = choice.putObject("message").put("role", "assistant");
            message.put("content", text.isEmpty() && !calls.isEmpty() ? null : text.toString());
            if (!calls.isEmpty()) {
                message.set("tool_calls", calls);
            }
        } else {
            choice.put("text", text.toString());
        }
        choice.put("finish_reason", reason(answer.path("stop_reason").asString("")));
        putUsage(translated, tokens);
        return translated;
    }

    private static void putCall(JsonNode block, ArrayNode calls) {
        calls.addObject()
                .put("id", block.path("id").asString(""))
                .put("type", "function")
                .putObject("function")
                .put("name", block.path("name").asString(""))
                .put("arguments", JsonMapper.shared().writeValueAsString(block.path("input")));
    }

    /** Takes the tokens of a whole answer, or of the parts of a stream that tell some. */
    static void count(JsonNode usage, TokenCount tokens) {
        if (usage.path("input_tokens").isNumber()) {
            long cached = usage.path("cache_read_input_tokens").asLong(0);
            long input = usage.path("input_tokens").asLong()
                    + usage.path("cache_creation_input_tokens").asLong(0)
                    + cached;
            tokens.told(input, usage.path("output_tokens").asLong(0), cached);
        } else if (usage.path("output_tokens").isNumber()) {
            tokens.told(tokens.input(), usage.path("output_tokens").asLong(), tokens.cached());
        }
    }

    ObjectNode chunk(String id, String model) {
        return head(id, model, isChat() ? "chat.completion.chunk" : "text_completion");
    }

    /** Puts the one choice of a chunk: a delta where it is a chat, else text. */
    void putDelta(ObjectNode chunk, ObjectNode delta, @Nullable String finishReason) {
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        if (isChat()) {
            choice.set("delta", delta);
        } else {
            choice.put("text", delta.path("content").asString(""));
        }
        choice.put("finish_reason", finishReason);
    }

    private ObjectNode head(String id, String model, String object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created.getEpochSecond())
                .put("model", model);
    }

    static void putUsage(ObjectNode answer, TokenCount tokens) {
        answer.putObject("usage")
                .put("prompt_tokens", tokens.input())
                .put("completion_tokens", tokens.output())
                .put("total_tokens", tokens.input() + tokens.output())
                .putObject("prompt_tokens_details")
                .put("cached_tokens", tokens.cached());
    }

    static String reason(String stopReason) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "refusal" -> "content_filter";
            default -> "stop";
        };
    }
}
