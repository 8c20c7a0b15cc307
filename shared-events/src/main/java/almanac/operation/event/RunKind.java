package almanac.operation.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What folding a projection again is for. */
public enum RunKind {
    /** Its tables are replaced by the new ones. */
    @JsonProperty("rebuild")
    REBUILD,
    /** What would change is told, row by row, and nothing changes. */
    @JsonProperty("dryRun")
    DRY_RUN,
    /** Whether anything would change is told. */
    @JsonProperty("verify")
    VERIFY
}
