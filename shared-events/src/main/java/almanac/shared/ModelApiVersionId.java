package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a version of a model API; also the name of its event stream. */
public record ModelApiVersionId(@JsonValue String value) {

    @JsonCreator
    public ModelApiVersionId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
