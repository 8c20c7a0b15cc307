package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person's id; also the name of the person's event stream. */
public record UserId(@JsonValue String value) {

    @JsonCreator
    public UserId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
