package almanac.gateway.http;

import almanac.gateway.command.ModelProvider;
import almanac.gateway.event.EndpointType;
import almanac.gateway.query.CallRoute;
import almanac.shared.ErrorCode;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Speaks Anthropic's Messages API, for chat and, as one message of a user, for completions. */
final class AnthropicCodec implements ProviderCodec {

    private static final int MOST_TOKENS = 4_096;
    private static final String MAX_TOKENS = "max_tokens";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    /** Members that are translated, and those that the gateway itself minds. */
    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "prompt",
            MAX_TOKENS,
            MAX_COMPLETION_TOKENS,
            "temperature",
            "top_p",
            "stop",
            "stream",
            "stream_options",
            "tools",
            "tool_choice",
            "user",
            "n");

    private final CallRoute route;
    private final InstantSource clock;

    AnthropicCodec(CallRoute route, InstantSource clock) {
        this.route = route;
        this.clock = clock;
    }

    @Override
    public ProviderRequest request(Map<String, String> keys, ObjectNode body, boolean isStreamed) {
        requireTranslatable(body);
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        sent.put("model", route.model());
        JsonNode most = body.has(MAX_TOKENS) ? body.path(MAX_TOKENS) : body.path(MAX_COMPLETION_TOKENS);
        sent.put(MAX_TOKENS, most.isIntegralNumber() ? most.asLong() : MOST_TOKENS);
        copy(body, "temperature", sent);
        copy(body, "top_p", sent);
        putStop(body.path("stop"), sent);
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
            if (!body.path("prompt").isString()) {
                throw ErrorCode.INVALID_VALUE.with("prompt", "must be one text with this provider");
            }
            sent.putArray("messages")
                    .addObject()
                    .put("role", "user")
                    .put("content", body.path("prompt").asString());
        }
        return new ProviderRequest(uri(), headers(keys), sent);
    }

    private static void requireTranslatable(ObjectNode body) {
        for (String name : body.propertyNames()) {
            if (!KNOWN.contains(name) && !body.path(name).isNull()) {
                throw ErrorCode.INVALID_VALUE.with(name, "is not supported with this provider");
            }
        }
        if (body.path("n").asInt(1) != 1) {
            throw ErrorCode.INVALID_VALUE.with("n", "must be 1 with this provider");
        }
    }

    private static void copy(ObjectNode body, String name, ObjectNode sent) {
        if (body.path(name).isNumber()) {
            sent.set(name, body.path(name));
        }
    }

    private static void putStop(JsonNode stop, ObjectNode sent) {
        if (stop.isString()) {
            sent.putArray("stop_sequences").add(stop.asString());
        } else if (stop.isArray()) {
            sent.set("stop_sequences", stop);
        }
    }

    private URI uri() {
        String base = route.settings()
                .getOrDefault(ModelProvider.ANTHROPIC_BASE, "https://api.anthropic.com")
                .replaceFirst("/+$", "");
        return URI.create(base.endsWith("/v1") ? base + "/messages" : base + "/v1/messages");
    }

    private Map<String, String> headers(Map<String, String> keys) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("x-api-key", keys.getOrDefault(ModelProvider.ANTHROPIC_KEY, ""));
        headers.put("anthropic-version", route.settings().getOrDefault(ModelProvider.ANTHROPIC_VERSION, "2023-06-01"));
        return headers;
    }

    @Override
    public JsonNode answer(JsonNode answer, TokenCount tokens) throws CallFailure {
        if (!answer.path("content").isArray()) {
            throw CallFailure.malformed();
        }
        return new MessageAnswers(route.type(), clock.instant()).whole(answer, tokens);
    }

    @Override
    public ChunkStream stream(TokenCount tokens, boolean isUsageWanted) {
        return new MessageStream(new MessageAnswers(route.type(), clock.instant()), tokens, isUsageWanted);
    }
}
