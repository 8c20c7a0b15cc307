package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of one set of variables, of an environment or a project: events hold it in place of the values. */
public record VariablesId(@JsonValue String value) {

    @JsonCreator
    public VariablesId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
