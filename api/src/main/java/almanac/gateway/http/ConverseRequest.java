package almanac.gateway.http;

import almanac.shared.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Translates a request of the Messages API to Bedrock's Converse API. */
final class ConverseRequest {

    private static final String PICTURE = "image/";
    private static final String CONTENT = "content";

    private ConverseRequest() {}

    /**
     * Translates the request.
     *
     * @param isBounded whether the caller named a bound of the answer: each model has another one of its own
     */
    static ObjectNode of(ObjectNode message, boolean isBounded) {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = sent.putArray("messages");
        message.path("messages").forEach(each -> {
            ArrayNode blocks = messages.addObject()
                    .put("role", each.path("role").asString())
                    .putArray(CONTENT);
            each.path(CONTENT).forEach(block -> putBlock(block, blocks.addObject()));
        });
        if (message.path("system").isString()) {
            sent.putArray("system")
                    .addObject()
                    .put("text", message.path("system").asString());
        }
        putBounds(message, sent, isBounded);
        if (message.path("tools").isArray()) {
            putTools(message, sent.putObject("toolConfig"));
        }
        return sent;
    }

    private static void putBounds(ObjectNode message, ObjectNode sent, boolean isBounded) {
        ObjectNode bounds = JsonNodeFactory.instance.objectNode();
        if (isBounded) {
            bounds.set("maxTokens", message.path("max_tokens"));
        }
        RequestMembers.copyNumber(message, "temperature", bounds, "temperature");
        RequestMembers.copyNumber(message, "top_p", bounds, "topP");
        if (message.path("stop_sequences").isArray()) {
            bounds.set("stopSequences", message.path("stop_sequences"));
        }
        if (!bounds.isEmpty()) {
            sent.set("inferenceConfig", bounds);
        }
    }

    private static void putBlock(JsonNode block, ObjectNode sent) {
        switch (block.path("type").asString("")) {
            case "image" -> putPicture(block.path("source"), sent.putObject("image"));
            case "tool_use" ->
                sent.putObject("toolUse")
                        .put("toolUseId", block.path("id").asString(""))
                        .put("name", block.path("name").asString(""))
                        .set("input", block.path("input"));
            case "tool_result" ->
                sent.putObject("toolResult")
                        .put("toolUseId", block.path("tool_use_id").asString(""))
                        .putArray(CONTENT)
                        .addObject()
                        .put("text", block.path(CONTENT).asString(""));
            default -> sent.put("text", block.path("text").asString(""));
        }
    }

    private static void putPicture(JsonNode source, ObjectNode picture) {
        String type = source.path("media_type").asString("");
        if (!type.startsWith(PICTURE)) {
            throw ErrorCode.INVALID_VALUE.with("messages", "pictures must be data: URLs with this provider");
        }
        picture.put("format", type.substring(PICTURE.length()));
        picture.putObject("source").set("bytes", source.path("data"));
    }

    private static void putTools(ObjectNode message, ObjectNode config) {
        ArrayNode tools = config.putArray("tools");
        message.path("tools").forEach(tool -> {
            ObjectNode spec = tools.addObject()
                    .putObject("toolSpec")
                    .put("name", tool.path("name").asString(""));
            if (tool.path("description").isString()) {
                spec.put("description", tool.path("description").asString());
            }
            spec.putObject("inputSchema").set("json", tool.path("input_schema"));
        });
        JsonNode choice = message.path("tool_choice");
        switch (choice.path("type").asString("")) {
            case "" -> {}
            case "tool" ->
                config.putObject("toolChoice")
                        .putObject("tool")
                        .put("name", choice.path("name").asString(""));
            case "none" -> throw ErrorCode.INVALID_VALUE.with("tool_choice", "must not be none with this provider");
            default ->
                config.putObject("toolChoice").putObject(choice.path("type").asString());
        }
    }
}
