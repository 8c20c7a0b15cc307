package almanac.gateway.http;

import almanac.gateway.command.ModelProvider;
import almanac.gateway.event.EndpointType;
import almanac.gateway.event.GatewayCallEvent.Failure;
import almanac.gateway.query.CallRoute;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks OpenAI's protocol to all that know it: everything passes through but the model's name. */
final class OpenAiCodec implements ProviderCodec {

    private static final String USAGE = "usage";
    private static final String CHOICES = "choices";
    private static final String STREAM_OPTIONS = "stream_options";
    private static final String INCLUDE_USAGE = "include_usage";

    private static final String OPENAI = "https://api.openai.com/v1";
    private static final String TOGETHERAI = "https://api.together.xyz/v1";
    private static final String GEMINI = "https://generativelanguage.googleapis.com/v1beta/openai";
    private static final String MISTRAL = "https://api.mistral.ai/v1";

    private final CallRoute route;
    private final Dialect dialect;

    /**
     * How a provider is reached that speaks OpenAI's protocol.
     *
     * @param base address that is called where the setting names none
     * @param isUsageOptional whether a stream tells its tokens only when it is asked to; others tell them always, and
     *     refuse a request that asks
     */
    private record Dialect(String base, String baseSetting, String keySetting, boolean isUsageOptional) {}

    OpenAiCodec(CallRoute route, ModelProvider provider) {
        this.route = route;
        this.dialect = switch (provider) {
            case TOGETHERAI ->
                new Dialect(TOGETHERAI, ModelProvider.TOGETHERAI_BASE, ModelProvider.TOGETHERAI_KEY, true);
            case GEMINI -> new Dialect(GEMINI, ModelProvider.GEMINI_BASE, ModelProvider.GEMINI_KEY, true);
            case MISTRAL -> new Dialect(MISTRAL, ModelProvider.MISTRAL_BASE, ModelProvider.MISTRAL_KEY, false);
            default -> new Dialect(OPENAI, ModelProvider.OPENAI_BASE, ModelProvider.OPENAI_KEY, true);
        };
    }

    @Override
    public ProviderRequest request(Map<String, String> keys, ObjectNode body, boolean isStreamed) {
        ObjectNode sent = body.deepCopy();
        sent.put("model", route.model());
        if (!dialect.isUsageOptional()) {
            sent.remove(STREAM_OPTIONS);
        } else if (isStreamed) {
            ObjectNode options =
                    sent.path(STREAM_OPTIONS) instanceof ObjectNode given ? given : sent.putObject(STREAM_OPTIONS);
            options.put(INCLUDE_USAGE, true);
        }
        Map<String, String> settings = route.settings();
        Map<String, String> headers = new TreeMap<>();
        String key = keys.get(dialect.keySetting());
        boolean isAzureKey = ModelProvider.AZURE.equals(settings.get(ModelProvider.OPENAI_API_TYPE));
        if (key != null) {
            headers.put(isAzureKey ? "api-key" : "Authorization", isAzureKey ? key : "Bearer " + key);
        }
        String organization = settings.get(ModelProvider.OPENAI_ORGANIZATION);
        if (organization != null) {
            headers.put("OpenAI-Organization", organization);
        }
        return new ProviderRequest(uri(settings), headers, sent);
    }

    private URI uri(Map<String, String> settings) {
        String base =
                settings.getOrDefault(dialect.baseSetting(), dialect.base()).replaceFirst("/+$", "");
        String operation = switch (route.type()) {
            case CHAT -> "/chat/completions";
            case COMPLETIONS -> "/completions";
            case EMBEDDINGS -> "/embeddings";
        };
        String deployment = settings.get(ModelProvider.OPENAI_DEPLOYMENT);
        String version = settings.get(ModelProvider.OPENAI_API_VERSION);
        return URI.create(
                deployment == null || version == null
                        ? base + operation
                        : "%s/openai/deployments/%s%s?api-version=%s"
                                .formatted(base, encoded(deployment), operation, encoded(version)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public JsonNode answer(JsonNode answer, TokenCount tokens) throws CallFailure {
        String expected = route.type() == EndpointType.EMBEDDINGS ? "data" : CHOICES;
        if (!answer.path(expected).isArray()) {
            throw CallFailure.malformed();
        }
        answer.path(CHOICES).forEach(choice -> {
            tokens.seen(choice.path("message").path("content").asString(""));
            tokens.seen(choice.path("text").asString(""));
        });
        count(answer.path(USAGE), tokens);
        return answer;
    }

    private static void count(JsonNode usage, TokenCount tokens) {
        if (usage.path("prompt_tokens").isNumber()) {
            tokens.told(
                    usage.path("prompt_tokens").asLong(),
                    usage.path("completion_tokens").asLong(0),
                    usage.path("prompt_tokens_details").path("cached_tokens").asLong(0));
        }
    }

    /** Tells whether the caller asked for the chunk with the tokens, which the gateway always asks for. */
    static boolean wantsUsage(ObjectNode body) {
        return body.path(STREAM_OPTIONS).path(INCLUDE_USAGE).asBoolean(false);
    }

    @Override
    public ChunkStream stream(TokenCount tokens, boolean isUsageWanted) {
        return new Chunks(tokens, isUsageWanted);
    }

    private static final class Chunks implements ChunkStream {

        private final TokenCount tokens;
        private final boolean isUsageWanted;
        private boolean isFinished;

        Chunks(TokenCount tokens, boolean isUsageWanted) {
            this.tokens = tokens;
            this.isUsageWanted = isUsageWanted;
        }

        @Override
        public List<JsonNode> next(JsonNode event) throws CallFailure {
            if (event.has("error") && !event.path("error").isNull()) {
                throw new CallFailure(Failure.FAULT, 502, "The provider broke its answer off");
            }
            JsonNode usage = event.path(USAGE);
            count(usage, tokens);
            for (JsonNode choice : event.path(CHOICES)) {
                tokens.seen(choice.path("delta").path("content").asString(""));
                tokens.seen(choice.path("text").asString(""));
                isFinished |= choice.path("finish_reason").isString();
            }
            boolean isUsageAlone = usage.isObject() && event.path(CHOICES).isEmpty();
            if (isUsageAlone && !isUsageWanted) {
                return List.of();
            }
            if (event instanceof ObjectNode chunk && !isUsageWanted) {
                chunk.remove(USAGE);
            }
            return List.of(event);
        }

        @Override
        public boolean isComplete() {
            return isFinished;
        }
    }
}
