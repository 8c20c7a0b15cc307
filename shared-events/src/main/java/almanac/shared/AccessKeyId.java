package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of an API key or personal token, never the secret itself. */
public record AccessKeyId(@JsonValue String value) {

    @JsonCreator
    public AccessKeyId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
