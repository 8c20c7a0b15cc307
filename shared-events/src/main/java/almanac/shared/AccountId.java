package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A user or an organization, where either may stand: a collaborator, a grantee. */
public record AccountId(@JsonValue String value) {

    @JsonCreator
    public AccountId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
