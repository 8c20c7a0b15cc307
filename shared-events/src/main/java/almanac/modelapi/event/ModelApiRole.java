package almanac.modelapi.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a user may do with one model API, whatever the user's role in its project. */
public enum ModelApiRole {
    /** Everything that a contributor of the project may do with it. */
    @JsonProperty("Editor")
    EDITOR,
    /** Seeing it, and asking for asynchronous predictions. */
    @JsonProperty("Viewer")
    VIEWER
}
