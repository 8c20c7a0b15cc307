package almanac.project.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a run's results go: to a branch of their own, or to the one that later runs start from. */
public enum ResultsBranch {
    @JsonProperty("isolated")
    ISOLATED,
    @JsonProperty("main")
    MAIN
}
