package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of one run that folds a projection again. */
public record RunId(@JsonValue String value) {

    @JsonCreator
    public RunId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
