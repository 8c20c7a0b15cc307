package almanac.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What other users than collaborators see of a project: all, its summary, nothing (behaviour.md, 2.2). */
public enum ProjectVisibility {
    @JsonProperty("public")
    PUBLIC,
    @JsonProperty("searchable")
    SEARCHABLE,
    @JsonProperty("private")
    PRIVATE
}
