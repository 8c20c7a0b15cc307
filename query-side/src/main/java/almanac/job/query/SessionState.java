package almanac.job.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The state of a session (behaviour.md, 3.17). */
public enum SessionState {
    @JsonProperty("Created")
    CREATED,
    @JsonProperty("Initializing")
    INITIALIZING,
    @JsonProperty("Starting")
    STARTING,
    @JsonProperty("Started")
    STARTED,
    @JsonProperty("Stopping")
    STOPPING,
    @JsonProperty("Stopped")
    STOPPED
}
