package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A model API's id; also the name of its event stream. */
public record ModelApiId(@JsonValue String value) implements ScopedId {

    @JsonCreator
    public ModelApiId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
