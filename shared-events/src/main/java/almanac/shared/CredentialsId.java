package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of one set of credentials of a data source: events hold it in place of the sealed values. */
public record CredentialsId(@JsonValue String value) {

    @JsonCreator
    public CredentialsId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
