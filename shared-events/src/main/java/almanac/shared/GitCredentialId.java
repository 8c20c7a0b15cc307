package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a git credential; also the name of its event stream. */
public record GitCredentialId(@JsonValue String value) {

    @JsonCreator
    public GitCredentialId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
