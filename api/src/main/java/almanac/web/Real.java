package almanac.web;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads numbers of the tracking API, {@code NaN} and both infinities among them, which are written as texts. */
public final class Real extends StdScalarDeserializer<Double> {

    private static final Set<String> WORDS = Set.of("NaN", "Infinity", "-Infinity");

    Real() {
        super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return parser.getDoubleValue();
        }
        String text = token == JsonToken.VALUE_STRING ? parser.getString() : "";
        return WORDS.contains(text)
                ? Double.valueOf(text)
                : (Double) context.handleUnexpectedToken(Double.class, parser);
    }
}
