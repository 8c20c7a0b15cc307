package almanac.gateway.http;

import almanac.gateway.command.ModelProvider;
import almanac.gateway.query.CallRoute;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks the second version of Cohere's API, for chat. */
final class CohereCodec implements ProviderCodec {

    private final CallRoute route;
    private final InstantSource clock;

    CohereCodec(CallRoute route, InstantSource clock) {
        this.route = route;
        this.clock = clock;
    }

    @Override
    public ProviderRequest request(Map<String, String> keys, ObjectNode body, boolean isStreamed) {
        return request(route, "chat", keys, CohereRequest.of(route, body, isStreamed));
    }

    static ProviderRequest request(CallRoute route, String operation, Map<String, String> keys, ObjectNode sent) {
        String base = route.settings()
                .getOrDefault(ModelProvider.COHERE_BASE, "https://api.cohere.com")
                .replaceFirst("/+$", "");
        Map<String, String> headers = new TreeMap<>();
        headers.put("Authorization", "Bearer " + keys.getOrDefault(ModelProvider.COHERE_KEY, ""));
        return new ProviderRequest(URI.create("%s/v2/%s".formatted(base, operation)), headers, sent);
    }

    @Override
    public JsonNode answer(JsonNode answer, TokenCount tokens) throws CallFailure {
        if (!answer.path("message").isObject()) {
            throw CallFailure.malformed();
        }
        return answers().whole(CohereAnswers.whole(answer, route.model()), tokens);
    }

    @Override
    public ChunkStream stream(TokenCount tokens, boolean isUsageWanted) {
        return new CohereStream(new MessageStream(answers(), tokens, isUsageWanted), route.model());
    }

    private MessageAnswers answers() {
        return new MessageAnswers(route.type(), clock.instant());
    }
}
