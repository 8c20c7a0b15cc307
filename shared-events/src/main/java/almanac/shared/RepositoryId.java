package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A git repository as one project knows it: its main one or an imported one. */
public record RepositoryId(@JsonValue String value) {

    @JsonCreator
    public RepositoryId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
