package almanac.gateway.http;

import almanac.gateway.event.GatewayCallEvent.Failure;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Translates the events of one of Cohere's answers. */
final class CohereStream implements ProviderCodec.ChunkStream {

    private final MessageStream chunks;
    private final String model;

    CohereStream(MessageStream chunks, String model) {
        this.chunks = chunks;
        this.model = model;
    }

    @Override
    public List<JsonNode> next(JsonNode event) throws CallFailure {
        JsonNode delta = event.path("delta");
        JsonNode message = delta.path("message");
        return switch (event.path("type").asString("")) {
            case "message-start" ->
                chunks.next(MessageForm.begin(event.path("id").asString(""), model));
            case "content-delta" -> text(message.path("content").path("text"));
            case "tool-call-start" -> call(event, message.path("tool_calls"));
            case "tool-call-delta" ->
                input(event, message.path("tool_calls").path("function").path("arguments"));
            case "message-end" -> end(delta);
            default -> List.of();
        };
    }

    private List<JsonNode> text(JsonNode text) throws CallFailure {
        return text.isString() ? chunks.next(MessageForm.text(text.asString())) : List.of();
    }

    private List<JsonNode> call(JsonNode event, JsonNode call) throws CallFailure {
        JsonNode function = call.path("function");
        List<JsonNode> begun = new ArrayList<>(chunks.next(MessageForm.beginToolUse(
                event.path("index").asInt(0),
                call.path("id").asString(""),
                function.path("name").asString(""))));
        if (!function.path("arguments").asString("").isEmpty()) {
            begun.addAll(input(event, function.path("arguments")));
        }
        return begun;
    }

    private List<JsonNode> input(JsonNode event, JsonNode part) throws CallFailure {
        return chunks.next(MessageForm.toolInput(event.path("index").asInt(0), part.asString("")));
    }

    private List<JsonNode> end(JsonNode delta) throws CallFailure {
        String reason = delta.path("finish_reason").asString("");
        if (reason.equals("ERROR")) {
            throw new CallFailure(Failure.FAULT, 502, "The provider broke its answer off");
        }
        List<JsonNode> ended = new ArrayList<>(
                chunks.next(MessageForm.end(CohereAnswers.reason(reason), CohereAnswers.usage(delta.path("usage")))));
        ended.addAll(chunks.next(MessageForm.stop()));
        return ended;
    }

    @Override
    public boolean isComplete() {
        return chunks.isComplete();
    }
}
