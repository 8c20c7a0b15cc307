package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A project's id; also the name of its event stream. */
public record ProjectId(@JsonValue String value) implements ScopedId {

    @JsonCreator
    public ProjectId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
