package almanac.dataset.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The status of a snapshot, in the API's words. Between active and deleted no time passes here (docs/adr/0021). */
public enum SnapshotStatus {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("copying")
    COPYING,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("markForDeletion")
    MARK_FOR_DELETION,
    @JsonProperty("deletionInProgress")
    DELETION_IN_PROGRESS,
    @JsonProperty("deleted")
    DELETED
}
