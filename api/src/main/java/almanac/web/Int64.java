package almanac.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads whole numbers of the tracking API: some of its clients write them as texts, as protocol buffers do. */
public final class Int64 extends StdScalarDeserializer<Long> {

    Int64() {
        super(Long.class);
    }

    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
        return text.matches("-?\\d{1,18}")
                ? Long.valueOf(text)
                : (Long) context.handleUnexpectedToken(Long.class, parser);
    }
}
