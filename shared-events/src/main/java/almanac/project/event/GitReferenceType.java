package almanac.project.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of {@link GitReference}. */
public enum GitReferenceType {
    @JsonProperty("head")
    HEAD,
    @JsonProperty("branch")
    BRANCH,
    @JsonProperty("tag")
    TAG,
    @JsonProperty("commit")
    COMMIT
}
