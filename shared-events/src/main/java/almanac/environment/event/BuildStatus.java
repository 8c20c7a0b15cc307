package almanac.environment.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The stages of a revision's build, in order. */
public enum BuildStatus {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("starting")
    STARTING,
    @JsonProperty("pulling")
    PULLING,
    @JsonProperty("building")
    BUILDING,
    @JsonProperty("pushing")
    PUSHING,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("killed")
    KILLED;

    public boolean isEnd() {
        return compareTo(SUCCEEDED) >= 0;
    }
}
