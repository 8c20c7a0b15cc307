package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of one call through the AI gateway, or of one recorded access to an endpoint. */
public record GatewayCallId(@JsonValue String value) {

    @JsonCreator
    public GatewayCallId {
        ObjectIds.check(value);
    }

    /** Returns the name of the call's event stream, which no other thing's id looks like. */
    public String stream() {
        return "gateway-call:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
