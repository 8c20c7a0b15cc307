package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a review of a version of a registered model. */
public record ModelReviewId(@JsonValue String value) {

    @JsonCreator
    public ModelReviewId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
