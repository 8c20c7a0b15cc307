package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a registered model. Clients know models by their names, which can be changed and used again. */
public record ModelId(@JsonValue String value) {

    @JsonCreator
    public ModelId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
