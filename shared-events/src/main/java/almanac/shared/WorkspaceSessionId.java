package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of one session of a workspace. */
public record WorkspaceSessionId(@JsonValue String value) {

    @JsonCreator
    public WorkspaceSessionId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
