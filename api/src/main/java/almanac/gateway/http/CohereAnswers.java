package almanac.gateway.http;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Brings Cohere's answers to the form of messages. */
final class CohereAnswers {

    private CohereAnswers() {}

    static ObjectNode whole(JsonNode answer, String model) throws CallFailure {
        ArrayNode content = JsonNodeFactory.instance.arrayNode();
        JsonNode message = answer.path("message");
        for (JsonNode block : message.path("content")) {
            if (block.path("text").isString()) {
                MessageForm.addText(content, block.path("text").asString());
            }
        }
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            MessageForm.addToolUse(
                    content,
                    call.path("id").asString(""),
                    function.path("name").asString(""),
                    parsed(function.path("arguments").asString("{}")));
        }
        return MessageForm.answer(
                answer.path("id").asString(""),
                model,
                content,
                reason(answer.path("finish_reason").asString("")),
                usage(answer.path("usage")));
    }

    private static JsonNode parsed(String arguments) throws CallFailure {
        try {
            return JsonMapper.shared().readTree(arguments);
        } catch (JacksonException _) {
            throw CallFailure.malformed();
        }
    }

    /** Returns what is charged for, which is less than what the model read where Cohere adds words of its own. */
    static ObjectNode usage(JsonNode told) {
        JsonNode billed = told.path("billed_units").isObject() ? told.path("billed_units") : told.path("tokens");
        return MessageForm.usage(billed.path("input_tokens"), billed.path("output_tokens"));
    }

    static String reason(String finishReason) {
        return switch (finishReason) {
            case "MAX_TOKENS" -> "max_tokens";
            case "TOOL_CALL" -> "tool_use";
            case "ERROR_TOXIC" -> "refusal";
            default -> "end_turn";
        };
    }
}
