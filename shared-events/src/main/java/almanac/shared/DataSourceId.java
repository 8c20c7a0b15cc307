package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A data source's id; also the name of its event stream. */
public record DataSourceId(@JsonValue String value) implements ScopedId {

    @JsonCreator
    public DataSourceId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
