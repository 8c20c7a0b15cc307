package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a billing tag, beside its name: later releases of the API answer it, those of today forbid it. */
public record BillingTagId(@JsonValue String value) {

    @JsonCreator
    public BillingTagId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
