package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A project goal's id; also the name of its event stream. */
public record GoalId(@JsonValue String value) {

    @JsonCreator
    public GoalId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
