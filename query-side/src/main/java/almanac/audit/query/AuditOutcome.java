package almanac.audit.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What came of what was tried. */
public enum AuditOutcome {
    @JsonProperty("done")
    DONE,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("failed")
    FAILED
}
