package almanac.gateway.http;

import almanac.shared.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads OpenAI's requests for embeddings and makes its answers, for providers that speak another protocol. */
final class Embeddings {

    private static final Set<String> KNOWN = Set.of("model", "input", "encoding_format", "user");
    private static final String INPUT = "input";

    private Embeddings() {}

    /** Returns the texts of the request, which may hold further members of these names. */
    static List<String> inputs(ObjectNode body, String... alsoKnown) {
        Set<String> others = Set.of(alsoKnown);
        for (String name : body.propertyNames()) {
            if (!KNOWN.contains(name)
                    && !others.contains(name)
                    && !body.path(name).isNull()) {
                throw ErrorCode.INVALID_VALUE.with(name, "is not supported with this provider");
            }
        }
        JsonNode input = body.path(INPUT);
        List<String> texts = new ArrayList<>();
        if (input.isString()) {
            texts.add(input.asString());
        }
        for (JsonNode each : input) {
            if (!each.isString()) {
                throw ErrorCode.INVALID_VALUE.with(INPUT, "must be a text or texts with this provider, not tokens");
            }
            texts.add(each.asString());
        }
        return texts;
    }

    /** Tells whether the caller wants the numbers as bytes in Base64, as OpenAI's clients do unasked. */
    static boolean isPacked(ObjectNode body) {
        return "base64".equals(body.path("encoding_format").asString(""));
    }

    static ObjectNode answer(String model, Iterable<JsonNode> vectors, boolean isPacked, TokenCount tokens) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = answer.putArray("data");
        for (JsonNode vector : vectors) {
            ObjectNode item = data.addObject().put("object", "embedding").put("index", data.size() - 1);
            if (isPacked) {
                item.put("embedding", packed(vector));
            } else {
                item.set("embedding", vector);
            }
        }
        answer.put("model", model);
        answer.putObject("usage").put("prompt_tokens", tokens.input()).put("total_tokens", tokens.input());
        return answer;
    }

    private static String packed(JsonNode vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        vector.forEach(number -> bytes.putFloat(number.floatValue()));
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
