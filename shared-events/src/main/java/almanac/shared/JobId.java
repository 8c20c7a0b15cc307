package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A job's id; also the name of its event stream. */
public record JobId(@JsonValue String value) implements ScopedId {

    @JsonCreator
    public JobId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
