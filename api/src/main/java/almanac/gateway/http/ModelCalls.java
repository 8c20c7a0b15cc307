package almanac.gateway.http;

import almanac.connection.Connection;
import almanac.gateway.command.GatewayCallCommand.ReserveCall;
import almanac.gateway.command.ModelProvider;
import almanac.gateway.event.EndpointType;
import almanac.gateway.query.CallRoute;
import almanac.gateway.query.GatewayQuery.FindCallRoute;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.secret.MasterKey;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayCallId;
import almanac.shared.GatewayEndpointName;
import almanac.shared.IdSource;
import almanac.storage.credential.SealedProviderKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries calls to providers and their answers back. Before a provider is asked, what the call may take is reserved;
 * afterwards one event says what it took, whether or not the caller is still there (docs/adr/0046).
 */
@Component
@ForRole(Role.API)
final class ModelCalls {

    /** Tokens of an answer that are reserved where the request names no bound. */
    private static final long ORDINARY_OUTPUT = 1_024;

    private final Dispatch dispatch;
    private final IdSource ids;
    private final InstantSource clock;
    private final MasterKey masterKey;
    private final ProviderConnections connections;
    private final GatewaySettings settings;
    private final Semaphore drains;

    ModelCalls(
            Dispatch dispatch,
            IdSource ids,
            InstantSource clock,
            MasterKey masterKey,
            ProviderConnections connections,
            GatewaySettings settings) {
        this.dispatch = dispatch;
        this.ids = ids;
        this.clock = clock;
        this.masterKey = masterKey;
        this.connections = connections;
        this.settings = settings;
        this.drains = new Semaphore(settings.mostDrains());
    }

    /**
     * A request for a model.
     *
     * @param type that the path stands for; null for any
     * @param bytes of the body as it came
     * @param isMessages whether the body is in Anthropic's form, and the answer has to be
     */
    record Asked(
            GatewayEndpointName name, @Nullable EndpointType type, ObjectNode body, int bytes, boolean isMessages) {

        boolean isStreamed() {
            return body.path("stream").asBoolean(false);
        }
    }

    void answer(Asked asked, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        CallRoute route = dispatch.ask(new FindCallRoute(asked.name(), caller.user()), caller);
        requireType(route, asked);
        Map<String, String> keys = opened(route);
        ProviderCodec codec = asked.isMessages() ? messages(route) : codec(route);
        ProviderRequest sent = codec.request(keys, asked.body(), asked.isStreamed());
        sent.headers().put("X-Client-Request-Id", caller.requestId());
        TokenCount tokens = new TokenCount(TokenCount.estimate(asked.bytes()));
        GatewayCallId id = new GatewayCallId(ids.next());
        dispatch.send(
                new ReserveCall(
                        id,
                        route.endpoint(),
                        route.name(),
                        caller.user(),
                        caller.job(),
                        clock.instant(),
                        TokenCount.estimate(asked.bytes()),
                        mostOutput(route.type(), asked.body())),
                caller);
        Connection.goOnWithoutPlace();
        try (OpenCall call = new OpenCall(id, caller, dispatch, tokens, asked.isStreamed())) {
            Exchange exchange = new Exchange(connections, settings, drains, call, tokens, codec, request, response);
            exchange.run(sent, keys, asked);
        }
    }

    private static void requireType(CallRoute route, Asked asked) {
        if (asked.type() != null && asked.type() != route.type()) {
            throw ErrorCode.INVALID_VALUE.with(
                    "model",
                    "endpoint '%s' is for %s"
                            .formatted(route.name(), route.type().label()));
        }
        String member = switch (route.type()) {
            case CHAT -> "messages";
            case COMPLETIONS -> "prompt";
            case EMBEDDINGS -> "input";
        };
        JsonNode given = asked.body().path(member);
        boolean isThere = route.type() == EndpointType.CHAT
                ? given.isArray() && !given.isEmpty()
                : given.isString() || (given.isArray() && !given.isEmpty());
        if (!isThere) {
            throw ErrorCode.INVALID_VALUE.with(
                    member,
                    "must be given, for endpoint '%s' is for %s"
                            .formatted(route.name(), route.type().label()));
        }
        if (route.type() == EndpointType.EMBEDDINGS && asked.isStreamed()) {
            throw ErrorCode.INVALID_VALUE.with("stream", "embeddings are not streamed");
        }
    }

    private Map<String, String> opened(CallRoute route) {
        if (!route.keys().keySet().containsAll(route.secretFields())) {
            throw ErrorCode.PROVIDER_KEYS_NOT_HERE.with(route.name());
        }
        Map<String, String> keys = new TreeMap<>();
        route.keys()
                .forEach((field, kept) ->
                        keys.put(field, SealedProviderKeys.open(route.endpoint(), field, kept, masterKey)));
        return keys;
    }

    private static ProviderCodec messages(CallRoute route) {
        if (ModelProvider.of(route.provider()) != ModelProvider.ANTHROPIC) {
            throw ErrorCode.INVALID_VALUE.with(
                    "model", "endpoint '%s' leads to a model that is not Anthropic's".formatted(route.name()));
        }
        return new MessagesCodec(route);
    }

    private ProviderCodec codec(CallRoute route) {
        ModelProvider provider = ModelProvider.of(route.provider());
        return switch (provider) {
            case ANTHROPIC -> new AnthropicCodec(route, clock);
            case BEDROCK ->
                route.type() == EndpointType.CHAT
                        ? new ConverseCodec(route, clock)
                        : new BedrockEmbeddingsCodec(route, clock);
            case COHERE ->
                route.type() == EndpointType.CHAT ? new CohereCodec(route, clock) : new CohereEmbeddingsCodec(route);
            case HUGGINGFACE_TEXT_GENERATION_INFERENCE -> new TextGenerationCodec(route, clock);
            case MLFLOW_MODEL_SERVING -> new ModelServingCodec(route, clock);
            case OPENAI, MISTRAL, TOGETHERAI, GEMINI -> new OpenAiCodec(route, provider);
        };
    }

    private static long mostOutput(EndpointType type, ObjectNode body) {
        if (type == EndpointType.EMBEDDINGS) {
            return 0;
        }
        JsonNode most = body.has("max_tokens") ? body.path("max_tokens") : body.path("max_completion_tokens");
        long each = most.canConvertToLong() && most.asLong() > 0 ? most.asLong() : ORDINARY_OUTPUT;
        return Math.min(each, 1L << 32) * Math.clamp(body.path("n").asLong(1), 1, 128);
    }
}
