package almanac.audit.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The outcome of an action. */
public enum AuditOutcome {
    @JsonProperty("done")
    DONE,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("failed")
    FAILED
}
