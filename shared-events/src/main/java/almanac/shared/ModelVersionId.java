package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a version of a registered model. Clients know versions by their numbers. */
public record ModelVersionId(@JsonValue String value) {

    static final int LENGTH = 24;

    @JsonCreator
    public ModelVersionId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
