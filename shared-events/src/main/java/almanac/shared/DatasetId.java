package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A dataset's id; also the name of its event stream. */
public record DatasetId(@JsonValue String value) implements ScopedId {

    @JsonCreator
    public DatasetId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
