package almanac.web;

import almanac.shared.ErrorCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that comes as a text within a body. */
public final class JsonTexts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonTexts() {}

    /**
     * Returns the object; a text that is none is refused with the name of its member. Its escapes can stand for
     * characters that a body itself may not have, so its names and texts are checked again.
     */
    public static JsonNode object(String member, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                requireStorable(member, node);
                return node;
            }
        } catch (JacksonException _) {
            // refused as any other text
        }
        throw ErrorCode.INVALID_VALUE.with(member, "is no JSON object");
    }

    private static void requireStorable(String member, JsonNode node) {
        boolean isStorable = node.isString()
                ? Characters.areStorable(node.stringValue())
                : node.propertyNames().stream().allMatch(Characters::areStorable);
        if (!isStorable) {
            throw ErrorCode.INVALID_VALUE.with(member, Characters.REFUSAL);
        }
        node.forEach(inner -> requireStorable(member, inner));
    }
}
