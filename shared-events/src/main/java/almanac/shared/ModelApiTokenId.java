package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of an access token of a model API; also the name of its event stream. */
public record ModelApiTokenId(@JsonValue String value) {

    @JsonCreator
    public ModelApiTokenId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
