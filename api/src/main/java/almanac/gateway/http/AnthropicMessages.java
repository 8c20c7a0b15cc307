package almanac.gateway.http;

import almanac.shared.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Translates the messages of a chat to Anthropic's. */
final class AnthropicMessages {

    private static final Pattern DATA_URL = Pattern.compile("data:(image/[a-z+.-]+);base64,(.+)", Pattern.DOTALL);
    private static final String CONTENT = "content";
    private static final String MESSAGES = "messages";

    private AnthropicMessages() {}

    static void put(JsonNode messages, ObjectNode sent) {
        List<String> system = new ArrayList<>();
        ArrayNode translated = sent.putArray(MESSAGES);
        for (JsonNode message : messages) {
            switch (message.path("role").asString("")) {
                case "system", "developer" -> system.add(text(message.path(CONTENT)));
                case "user" -> putContent(message.path(CONTENT), role(translated, "user"));
                case "assistant" -> putAnswer(message, role(translated, "assistant"));
                case "tool" -> putToolResult(message, role(translated, "user"));
                default ->
                    throw ErrorCode.INVALID_VALUE.with(
                            MESSAGES, "the role of each must be system, developer, user, assistant or tool");
            }
        }
        if (!system.isEmpty()) {
            sent.put("system", String.join("\n\n", system));
        }
    }

    /** Returns the content of the last message where it has that role, or of a new one: roles must alternate. */
    private static ArrayNode role(ArrayNode translated, String role) {
        if (!translated.isEmpty()
                && translated.get(translated.size() - 1) instanceof ObjectNode last
                && last.path("role").asString().equals(role)
                && last.path(CONTENT) instanceof ArrayNode content) {
            return content;
        }
        ObjectNode message = translated.addObject().put("role", role);
        return message.putArray(CONTENT);
    }

    private static void putContent(JsonNode content, ArrayNode blocks) {
        if (content.isString()) {
            blocks.addObject().put("type", "text").put("text", content.asString());
            return;
        }
        for (JsonNode part : content) {
            switch (part.path("type").asString("")) {
                case "text" ->
                    blocks.addObject()
                            .put("type", "text")
                            .put("text", part.path("text").asString(""));
                case "image_url" -> putImage(part.path("image_url").path("url").asString(""), blocks);
                default ->
                    throw ErrorCode.INVALID_VALUE.with(MESSAGES, "only text and image_url are supported in parts");
            }
        }
    }

    private static void putImage(String url, ArrayNode blocks) {
        ObjectNode source = blocks.addObject().put("type", "image").putObject("source");
        Matcher data = DATA_URL.matcher(url);
        if (data.matches()) {
            source.put("type", "base64").put("media_type", data.group(1)).put("data", data.group(2));
        } else {
            source.put("type", "url").put("url", url);
        }
    }

    private static void putAnswer(JsonNode message, ArrayNode blocks) {
        String text = text(message.path(CONTENT));
        if (!text.isEmpty()) {
            blocks.addObject().put("type", "text").put("text", text);
        }
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            blocks.addObject()
                    .put("type", "tool_use")
                    .put("id", call.path("id").asString(""))
                    .put("name", function.path("name").asString(""))
                    .set("input", arguments(function.path("arguments").asString("")));
        }
    }

    private static JsonNode arguments(String text) {
        try {
            return JsonMapper.shared().readTree(text.isEmpty() ? "{}" : text);
        } catch (JacksonException _) {
            throw ErrorCode.INVALID_VALUE.with(MESSAGES, "the arguments of a tool call are no JSON");
        }
    }

    private static void putToolResult(JsonNode message, ArrayNode blocks) {
        blocks.addObject()
                .put("type", "tool_result")
                .put("tool_use_id", message.path("tool_call_id").asString(""))
                .put(CONTENT, text(message.path(CONTENT)));
    }

    private static String text(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }
}
