package almanac.gateway.http;

import almanac.shared.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Translates the tools that a chat may call, and how it is to choose among them. */
final class AnthropicTools {

    private static final String CHOICE = "tool_choice";

    private AnthropicTools() {}

    static void put(ObjectNode body, ObjectNode sent) {
        JsonNode tools = body.path("tools");
        if (tools.isArray() && !tools.isEmpty()) {
            ArrayNode translated = sent.putArray("tools");
            tools.forEach(tool -> put(tool.path("function"), translated));
        }
        JsonNode choice = body.path(CHOICE);
        if (choice.isString()) {
            sent.putObject(CHOICE).put("type", word(choice.asString()));
        } else if (choice.isObject()) {
            sent.putObject(CHOICE)
                    .put("type", "tool")
                    .put("name", choice.path("function").path("name").asString(""));
        }
    }

    private static void put(JsonNode function, ArrayNode translated) {
        ObjectNode tool =
                translated.addObject().put("name", function.path("name").asString(""));
        if (function.path("description").isString()) {
            tool.put("description", function.path("description").asString());
        }
        if (function.path("parameters") instanceof ObjectNode parameters) {
            tool.set("input_schema", parameters);
        } else {
            tool.putObject("input_schema").put("type", "object");
        }
    }

    private static String word(String choice) {
        return switch (choice) {
            case "auto", "none" -> choice;
            case "required" -> "any";
            default -> throw ErrorCode.INVALID_VALUE.with(CHOICE, "must be auto, none, required or a function");
        };
    }
}
