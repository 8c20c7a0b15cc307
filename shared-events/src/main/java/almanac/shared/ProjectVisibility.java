package almanac.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who but its collaborators knows of a project: everybody, everybody by its summary, nobody (behaviour.md, 2.2). */
public enum ProjectVisibility {
    @JsonProperty("public")
    PUBLIC,
    @JsonProperty("searchable")
    SEARCHABLE,
    @JsonProperty("private")
    PRIVATE
}
