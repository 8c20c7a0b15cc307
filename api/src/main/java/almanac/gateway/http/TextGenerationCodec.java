package almanac.gateway.http;

import almanac.gateway.command.ModelProvider;
import almanac.gateway.event.GatewayCallEvent.Failure;
import almanac.gateway.query.CallRoute;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Speaks the protocol of Hugging Face's Text Generation Inference, for completions. */
final class TextGenerationCodec implements ProviderCodec {

    private static final Set<String> KNOWN = Set.of(
            "model",
            "prompt",
            RequestMembers.MAX_TOKENS,
            "temperature",
            "top_p",
            "seed",
            "stop",
            "stream",
            "stream_options",
            "user",
            "n");

    private final CallRoute route;
    private final InstantSource clock;

    TextGenerationCodec(CallRoute route, InstantSource clock) {
        this.route = route;
        this.clock = clock;
    }

    @Override
    public ProviderRequest request(Map<String, String> keys, ObjectNode body, boolean isStreamed) {
        RequestMembers.requireKnown(body, KNOWN);
        ObjectNode sent = JsonNodeFactory.instance.objectNode().put("inputs", RequestMembers.prompt(body));
        ObjectNode bounds = sent.putObject("parameters");
        RequestMembers.mostTokens(body).ifPresent(most -> bounds.put("max_new_tokens", most));
        if (body.path("temperature").asDouble(0) > 0) { // zero, which it refuses, is what it does without
            RequestMembers.copyNumber(body, "temperature", bounds, "temperature");
            bounds.put("do_sample", true);
        }
        RequestMembers.copyNumber(body, "top_p", bounds, "top_p");
        RequestMembers.copyNumber(body, "seed", bounds, "seed");
        ArrayNode stops = RequestMembers.stops(body);
        if (stops != null) {
            bounds.set("stop", stops);
        }
        bounds.put("details", true);
        if (!isStreamed) {
            bounds.put("decoder_input_details", true); // it counts the input, and cannot be streamed
        }
        String base =
                route.settings().getOrDefault(ModelProvider.HUGGINGFACE_URL, "").replaceFirst("/+$", "");
        return new ProviderRequest(
                URI.create(base + (isStreamed ? "/generate_stream" : "/generate")), new TreeMap<>(), sent);
    }

    @Override
    public JsonNode answer(JsonNode answer, TokenCount tokens) throws CallFailure {
        if (!answer.path("generated_text").isString()) {
            throw CallFailure.malformed();
        }
        JsonNode details = answer.path("details");
        ArrayNode content = JsonNodeFactory.instance.arrayNode();
        MessageForm.addText(content, answer.path("generated_text").asString());
        JsonNode prefill = details.path("prefill");
        ObjectNode usage = MessageForm.usage(
                JsonNodeFactory.instance.numberNode(prefill.isEmpty() ? tokens.input() : prefill.size()),
                details.path("generated_tokens"));
        return answers()
                .whole(
                        MessageForm.answer(
                                id(),
                                route.model(),
                                content,
                                reason(details.path("finish_reason").asString("")),
                                usage),
                        tokens);
    }

    private static String reason(String finishReason) {
        return finishReason.equals("length") ? "max_tokens" : "end_turn";
    }

    @Override
    public ChunkStream stream(TokenCount tokens, boolean isUsageWanted) {
        return new Tokens(new MessageStream(answers(), tokens, isUsageWanted), tokens, id(), route.model());
    }

    private MessageAnswers answers() {
        return new MessageAnswers(route.type(), clock.instant());
    }

    /** Its answers have no id. */
    private String id() {
        return "generated-" + clock.millis();
    }

    /** A stream of tokens, the last of which has the details of the whole. */
    private static final class Tokens implements ChunkStream {

        private final MessageStream chunks;
        private final TokenCount tokens;
        private final String id;
        private final String model;
        private boolean isBegun;

        Tokens(MessageStream chunks, TokenCount tokens, String id, String model) {
            this.chunks = chunks;
            this.tokens = tokens;
            this.id = id;
            this.model = model;
        }

        @Override
        public List<JsonNode> next(JsonNode event) throws CallFailure {
            if (event.has("error")) {
                throw new CallFailure(Failure.FAULT, 502, "The provider broke its answer off");
            }
            List<JsonNode> all = new ArrayList<>();
            if (!isBegun) {
                isBegun = true;
                all.addAll(chunks.next(MessageForm.begin(id, model)));
            }
            JsonNode token = event.path("token");
            if (token.path("text").isString() && !token.path("special").asBoolean(false)) {
                all.addAll(chunks.next(MessageForm.text(token.path("text").asString())));
            }
            JsonNode details = event.path("details");
            if (details.isObject()) {
                JsonNode input = details.path("input_length");
                ObjectNode usage = MessageForm.usage(
                        input.isNumber() ? input : JsonNodeFactory.instance.numberNode(tokens.input()),
                        details.path("generated_tokens"));
                all.addAll(chunks.next(
                        MessageForm.end(reason(details.path("finish_reason").asString("")), usage)));
                all.addAll(chunks.next(MessageForm.stop()));
            }
            return all;
        }

        @Override
        public boolean isComplete() {
            return chunks.isComplete();
        }
    }
}
