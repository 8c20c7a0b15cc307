package almanac.project.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The branch that takes a run's results: one of their own, or the one that later runs start from. */
public enum ResultsBranch {
    @JsonProperty("isolated")
    ISOLATED,
    @JsonProperty("main")
    MAIN
}
