package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of one push to a repository; also the name of its event stream. */
public record PushId(@JsonValue String value) {

    @JsonCreator
    public PushId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
