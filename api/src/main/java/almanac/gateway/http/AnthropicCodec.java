package almanac.gateway.http;

import almanac.gateway.command.ModelProvider;
import almanac.gateway.query.CallRoute;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks Anthropic's Messages API, for chat and, as one message of a user, for completions. */
final class AnthropicCodec implements ProviderCodec {

    private final CallRoute route;
    private final InstantSource clock;

    AnthropicCodec(CallRoute route, InstantSource clock) {
        this.route = route;
        this.clock = clock;
    }

    @Override
    public ProviderRequest request(Map<String, String> keys, ObjectNode body, boolean isStreamed) {
        return new ProviderRequest(uri(route), headers(route, keys), MessageRequest.of(route, body, isStreamed));
    }

    static URI uri(CallRoute route) {
        String base = route.settings()
                .getOrDefault(ModelProvider.ANTHROPIC_BASE, "https://api.anthropic.com")
                .replaceFirst("/+$", "");
        return URI.create(base.endsWith("/v1") ? base + "/messages" : base + "/v1/messages");
    }

    static Map<String, String> headers(CallRoute route, Map<String, String> keys) {
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
