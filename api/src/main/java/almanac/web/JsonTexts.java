package almanac.web;

import almanac.shared.ErrorCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that comes as a text within a body. */
public final class JsonTexts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonTexts() {}

    /** Returns the object; a text that is none is refused with the name of its member. */
    public static JsonNode object(String member, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException _) {
            // refused as any other text
        }
        throw ErrorCode.INVALID_VALUE.with(member, "is no JSON object");
    }
}
