package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of an endpoint of the AI gateway; also the name of its event stream. */
public record GatewayEndpointId(@JsonValue String value) {

    @JsonCreator
    public GatewayEndpointId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
