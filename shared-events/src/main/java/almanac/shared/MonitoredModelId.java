package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a monitored model, or of the model API that is monitored: {@code modelMonitoringId} in the API. */
public record MonitoredModelId(@JsonValue String value) implements ScopedId {

    @JsonCreator
    public MonitoredModelId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
