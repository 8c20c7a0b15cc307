package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of an asynchronous prediction; also the name of its event stream. */
public record PredictionId(@JsonValue String value) {

    @JsonCreator
    public PredictionId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
