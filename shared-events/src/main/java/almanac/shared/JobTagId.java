package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a tag that jobs of one project carry. */
public record JobTagId(@JsonValue String value) {

    @JsonCreator
    public JobTagId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
