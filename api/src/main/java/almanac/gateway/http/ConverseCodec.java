package almanac.gateway.http;

import almanac.gateway.command.ModelProvider;
import almanac.gateway.query.CallRoute;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks Bedrock's Converse API, for chat with any model that is there. */
final class ConverseCodec implements ProviderCodec {

    private final CallRoute route;
    private final InstantSource clock;

    ConverseCodec(CallRoute route, InstantSource clock) {
        this.route = route;
        this.clock = clock;
    }

    @Override
    public ProviderRequest request(Map<String, String> keys, ObjectNode body, boolean isStreamed) {
        ObjectNode sent = ConverseRequest.of(
                MessageRequest.of(route, body, false),
                RequestMembers.mostTokens(body).isPresent());
        URI uri = uri(route, isStreamed ? "converse-stream" : "converse");
        return new AwsSignature(clock).sign(uri, sent, keys, region(route));
    }

    static String region(CallRoute route) {
        return route.settings().getOrDefault(ModelProvider.AWS_REGION, "");
    }

    /** Returns the address of an operation of the model, in whose name colons and slashes are no part of the path. */
    static URI uri(CallRoute route, String operation) {
        String base = route.settings()
                .getOrDefault(
                        ModelProvider.BEDROCK_BASE, "https://bedrock-runtime.%s.amazonaws.com".formatted(region(route)))
                .replaceFirst("/+$", "");
        String model = URLEncoder.encode(route.model(), StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create("%s/model/%s/%s".formatted(base, model, operation));
    }

    @Override
    public JsonNode answer(JsonNode answer, TokenCount tokens) throws CallFailure {
        if (!answer.path("output").path("message").path("content").isArray()) {
            throw CallFailure.malformed();
        }
        return answers().whole(ConverseAnswers.whole(answer, id(), route.model()), tokens);
    }

    @Override
    public String streamType() {
        return "application/vnd.amazon.eventstream";
    }

    @Override
    public Events events(InputStream body) {
        return new AwsEvents(body);
    }

    @Override
    public ChunkStream stream(TokenCount tokens, boolean isUsageWanted) {
        return new ConverseStream(new MessageStream(answers(), tokens, isUsageWanted), tokens, id(), route.model());
    }

    private MessageAnswers answers() {
        return new MessageAnswers(route.type(), clock.instant());
    }

    /** Bedrock's answers have no id. */
    private String id() {
        return "converse-" + clock.millis();
    }
}
