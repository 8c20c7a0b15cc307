package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of one revision of an environment. */
public record EnvironmentRevisionId(@JsonValue String value) {

    @JsonCreator
    public EnvironmentRevisionId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
