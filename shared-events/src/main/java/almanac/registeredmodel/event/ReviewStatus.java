package almanac.registeredmodel.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a review stands. Only an open one takes answers. */
public enum ReviewStatus {
    @JsonProperty("Open")
    OPEN,
    @JsonProperty("Approved")
    APPROVED,
    @JsonProperty("Rejected")
    REJECTED,
    @JsonProperty("Canceled")
    CANCELED
}
