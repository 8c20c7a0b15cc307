package almanac.operation.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The purposes of a run that folds a projection again. */
public enum RunKind {
    /** Replaces the projection's tables by the new ones. */
    @JsonProperty("rebuild")
    REBUILD,
    /** Reports what would change, row by row, and changes nothing. */
    @JsonProperty("dryRun")
    DRY_RUN,
    /** Reports whether anything would change. */
    @JsonProperty("verify")
    VERIFY
}
