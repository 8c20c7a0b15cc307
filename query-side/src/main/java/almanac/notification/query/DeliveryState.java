package almanac.notification.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a delivery is. */
public enum DeliveryState {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("failed")
    FAILED
}
