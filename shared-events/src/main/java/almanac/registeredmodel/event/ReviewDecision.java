package almanac.registeredmodel.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a reviewer says of a version. */
public enum ReviewDecision {
    @JsonProperty("Approved")
    APPROVED,
    /** The reviewer would approve after a change; the review stays open. */
    @JsonProperty("RequestedChanges")
    REQUESTED_CHANGES,
    @JsonProperty("Rejected")
    REJECTED
}
