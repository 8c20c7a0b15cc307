package almanac.gateway.http;

import almanac.gateway.query.CallRoute;
import almanac.shared.ErrorCode;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Translates a chat to Cohere's, whose messages and tools are those of OpenAI and whose bounds have other names. */
final class CohereRequest {

    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            RequestMembers.MAX_TOKENS,
            RequestMembers.MAX_COMPLETION_TOKENS,
            "temperature",
            "top_p",
            "seed",
            "frequency_penalty",
            "presence_penalty",
            "stop",
            "stream",
            "stream_options",
            "tools",
            "tool_choice",
            "user",
            "n");

    private CohereRequest() {}

    static ObjectNode of(CallRoute route, ObjectNode body, boolean isStreamed) {
        RequestMembers.requireKnown(body, KNOWN);
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        sent.put("model", route.model()).put("stream", isStreamed);
        ArrayNode messages = sent.putArray("messages");
        body.path("messages").forEach(message -> messages.add(message(message)));
        RequestMembers.mostTokens(body).ifPresent(most -> sent.put("max_tokens", most));
        RequestMembers.copyNumber(body, "temperature", sent, "temperature");
        RequestMembers.copyNumber(body, "top_p", sent, "p");
        for (String name : new String[] {"seed", "frequency_penalty", "presence_penalty"}) {
            RequestMembers.copyNumber(body, name, sent, name);
        }
        ArrayNode stops = RequestMembers.stops(body);
        if (stops != null) {
            sent.set("stop_sequences", stops);
        }
        if (body.path("tools").isArray()) {
            sent.set("tools", body.path("tools"));
        }
        putChoice(body.path("tool_choice"), sent);
        return sent;
    }

    private static JsonNode message(JsonNode message) {
        if (!(message instanceof ObjectNode object)) {
            throw ErrorCode.INVALID_VALUE.with("messages", "each must be an object");
        }
        ObjectNode copy = object.deepCopy();
        if (copy.path("role").asString("").equals("developer")) {
            copy.put("role", "system");
        }
        if (copy.path("content").isNull()) { // beside calls of tools
            copy.remove("content");
        }
        return copy;
    }

    private static void putChoice(JsonNode choice, ObjectNode sent) {
        switch (choice.asString("")) {
            case "", "auto" -> {
                if (choice.isObject()) {
                    throw ErrorCode.INVALID_VALUE.with(
                            "tool_choice", "must be auto, none or required with this provider");
                }
            }
            case "none" -> sent.put("tool_choice", "NONE");
            case "required" -> sent.put("tool_choice", "REQUIRED");
            default -> throw ErrorCode.INVALID_VALUE.with("tool_choice", "must be auto, none or required");
        }
    }
}
