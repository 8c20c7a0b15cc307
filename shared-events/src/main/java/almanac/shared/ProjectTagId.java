package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a tag of one project. */
public record ProjectTagId(@JsonValue String value) {

    @JsonCreator
    public ProjectTagId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
