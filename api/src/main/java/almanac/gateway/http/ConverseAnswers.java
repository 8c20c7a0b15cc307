package almanac.gateway.http;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Brings answers of Bedrock's Converse API to the form of messages. */
final class ConverseAnswers {

    private ConverseAnswers() {}

    static ObjectNode whole(JsonNode answer, String id, String model) {
        ArrayNode content = JsonNodeFactory.instance.arrayNode();
        for (JsonNode block : answer.path("output").path("message").path("content")) {
            JsonNode use = block.path("toolUse");
            if (use.isObject()) {
                MessageForm.addToolUse(
                        content,
                        use.path("toolUseId").asString(""),
                        use.path("name").asString(""),
                        use.path("input"));
            } else if (block.path("text").isString()) {
                MessageForm.addText(content, block.path("text").asString());
            }
        }
        return MessageForm.answer(
                id, model, content, reason(answer.path("stopReason").asString("")), usage(answer.path("usage")));
    }

    static ObjectNode usage(JsonNode told) {
        ObjectNode usage = MessageForm.usage(told.path("inputTokens"), told.path("outputTokens"));
        usage.put("cache_read_input_tokens", told.path("cacheReadInputTokens").asLong(0));
        usage.put(
                "cache_creation_input_tokens",
                told.path("cacheWriteInputTokens").asLong(0));
        return usage;
    }

    static String reason(String stopReason) {
        return switch (stopReason) {
            case "guardrail_intervened", "content_filtered" -> "refusal";
            default -> stopReason;
        };
    }
}
