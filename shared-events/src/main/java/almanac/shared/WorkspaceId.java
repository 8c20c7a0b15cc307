package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A workspace's id; also the name of its event stream. */
public record WorkspaceId(@JsonValue String value) {

    @JsonCreator
    public WorkspaceId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
