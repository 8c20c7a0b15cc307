package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of an endpoint of the AI gateway. It is a part of URLs, and case matters. */
public record GatewayEndpointName(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    @JsonCreator
    public GatewayEndpointName {
        if (!FORM.matcher(value).matches()) {
            throw ErrorCode.MALFORMED_ENDPOINT_NAME.with(value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
