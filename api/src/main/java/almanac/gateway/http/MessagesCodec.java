package almanac.gateway.http;

import almanac.gateway.event.GatewayCallEvent.Failure;
import almanac.gateway.query.CallRoute;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Passes calls in Anthropic's own form on to Anthropic: all stays as it is but the model's name. */
final class MessagesCodec implements ProviderCodec {

    private final CallRoute route;

    MessagesCodec(CallRoute route) {
        this.route = route;
    }

    @Override
    public ProviderRequest request(Map<String, String> keys, ObjectNode body, boolean isStreamed) {
        ObjectNode sent = body.deepCopy();
        sent.put("model", route.model());
        return new ProviderRequest(AnthropicCodec.uri(route), AnthropicCodec.headers(route, keys), sent);
    }

    @Override
    public JsonNode answer(JsonNode answer, TokenCount tokens) throws CallFailure {
        if (!answer.path("content").isArray()) {
            throw CallFailure.malformed();
        }
        answer.path("content").forEach(block -> tokens.seen(block.path("text").asString("")));
        MessageAnswers.count(answer.path("usage"), tokens);
        return answer;
    }

    @Override
    public boolean namesEvents() {
        return true;
    }

    @Override
    public ChunkStream stream(TokenCount tokens, boolean isUsageWanted) {
        return new Passed(tokens);
    }

    private static final class Passed implements ChunkStream {

        private final TokenCount tokens;
        private boolean isComplete;

        Passed(TokenCount tokens) {
            this.tokens = tokens;
        }

        @Override
        public List<JsonNode> next(JsonNode event) throws CallFailure {
            switch (event.path("type").asString("")) {
                case "message_start" ->
                    MessageAnswers.count(event.path("message").path("usage"), tokens);
                case "content_block_delta" -> {
                    tokens.seen(event.path("delta").path("text").asString(""));
                    tokens.seen(event.path("delta").path("partial_json").asString(""));
                }
                case "message_delta" -> MessageAnswers.count(event.path("usage"), tokens);
                case "message_stop" -> isComplete = true;
                case "error" -> throw new CallFailure(Failure.FAULT, 502, "The provider broke its answer off");
                default -> {}
            }
            return List.of(event);
        }

        @Override
        public boolean isComplete() {
            return isComplete;
        }
    }
}
