package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A snapshot's id; also the name of its event stream. */
public record SnapshotId(@JsonValue String value) implements ScopedId {

    @JsonCreator
    public SnapshotId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
