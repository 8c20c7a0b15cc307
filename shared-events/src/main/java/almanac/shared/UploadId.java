package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The key of an upload in pieces. */
public record UploadId(@JsonValue String value) {

    @JsonCreator
    public UploadId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
