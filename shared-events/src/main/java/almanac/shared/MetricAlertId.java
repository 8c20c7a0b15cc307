package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of an alert: that a value of a metric was out of its range. */
public record MetricAlertId(@JsonValue String value) {

    @JsonCreator
    public MetricAlertId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
