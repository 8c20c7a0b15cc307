package almanac.gateway.http;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes answers and events in the form of Anthropic's Messages API, which the answers of several providers are brought
 * to before they become OpenAI's.
 */
final class MessageForm {

    private static final String TYPE = "type";
    private static final String INDEX = "index";
    private static final String DELTA = "delta";

    private MessageForm() {}

    static ObjectNode answer(String id, String model, ArrayNode content, String stopReason, ObjectNode usage) {
        ObjectNode answer = object().put("id", id).put("model", model).put("stop_reason", stopReason);
        answer.set("content", content);
        answer.set("usage", usage);
        return answer;
    }

    static void addText(ArrayNode content, String text) {
        content.addObject().put(TYPE, "text").put("text", text);
    }

    static void addToolUse(ArrayNode content, String id, String name, JsonNode input) {
        content.addObject()
                .put(TYPE, "tool_use")
                .put("id", id)
                .put("name", name)
                .set("input", input);
    }

    /** Returns the tokens of an answer; without numbers when the provider tells none. */
    static ObjectNode usage(JsonNode input, JsonNode output) {
        ObjectNode usage = object();
        if (input.isNumber() && output.isNumber()) {
            usage.put("input_tokens", input.asLong()).put("output_tokens", output.asLong());
        }
        return usage;
    }

    static ObjectNode begin(String id, String model) {
        ObjectNode event = event("message_start");
        event.putObject("message").put("id", id).put("model", model);
        return event;
    }

    static ObjectNode text(String text) {
        ObjectNode event = event("content_block_delta");
        event.putObject(DELTA).put("text", text);
        return event;
    }

    static ObjectNode beginToolUse(int index, String id, String name) {
        ObjectNode event = event("content_block_start").put(INDEX, index);
        event.putObject("content_block").put(TYPE, "tool_use").put("id", id).put("name", name);
        return event;
    }

    static ObjectNode toolInput(int index, String part) {
        ObjectNode event = event("content_block_delta").put(INDEX, index);
        event.putObject(DELTA).put("partial_json", part);
        return event;
    }

    static ObjectNode end(String stopReason, ObjectNode usage) {
        ObjectNode event = event("message_delta");
        event.putObject(DELTA).put("stop_reason", stopReason);
        event.set("usage", usage);
        return event;
    }

    static ObjectNode stop() {
        return event("message_stop");
    }

    private static ObjectNode event(String type) {
        return object().put(TYPE, type);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
