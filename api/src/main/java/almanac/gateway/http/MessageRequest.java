package almanac.gateway.http;

import almanac.gateway.event.EndpointType;
import almanac.gateway.query.CallRoute;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Translates a request to that of Anthropic's Messages API. Members that would change the meaning, and have no place
 * there, are refused by their names.
 */
final class MessageRequest {

    private static final int MOST_TOKENS = 4_096;

    /** Members that are translated, and those that the gateway itself minds. */
    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "prompt",
            RequestMembers.MAX_TOKENS,
            RequestMembers.MAX_COMPLETION_TOKENS,
            "temperature",
            "top_p",
            "stop",
            "stream",
            "stream_options",
            "tools",
            "tool_choice",
            "user",
            "n");

    private MessageRequest() {}

    static ObjectNode of(CallRoute route, ObjectNode body, boolean isStreamed) {
        RequestMembers.requireKnown(body, KNOWN);
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        sent.put("model", route.model());
        sent.put("max_tokens", RequestMembers.mostTokens(body).orElse(MOST_TOKENS));
        RequestMembers.copyNumber(body, "temperature", sent, "temperature");
        RequestMembers.copyNumber(body, "top_p", sent, "top_p");
        ArrayNode stops = RequestMembers.stops(body);
        if (stops != null) {
            sent.set("stop_sequences", stops);
        }
        if (body.path("user").isString()) {
            sent.putObject("metadata").put("user_id", body.path("user").asString());
        }
        if (isStreamed) {
            sent.put("stream", true);
        }
        if (route.type() == EndpointType.CHAT) {
            AnthropicMessages.put(body.path("messages"), sent);
            AnthropicTools.put(body, sent);
        } else {
            sent.putArray("messages").addObject().put("role", "user").put("content", RequestMembers.prompt(body));
        }
        return sent;
    }
}
