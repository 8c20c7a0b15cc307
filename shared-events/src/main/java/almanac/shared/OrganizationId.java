package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An organization's id, drawn from the same source as user ids, so that it can stand wherever a user's can. */
public record OrganizationId(@JsonValue String value) implements ScopedId {

    @JsonCreator
    public OrganizationId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
