package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An environment's id; also the name of its event stream. */
public record EnvironmentId(@JsonValue String value) implements ScopedId {

    @JsonCreator
    public EnvironmentId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
