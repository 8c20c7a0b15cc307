package almanac.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The role of a user in one dataset, whatever the user's role in its project (behaviour.md, 2.3). */
public enum DatasetRole {
    @JsonProperty("DatasetRwOwner")
    OWNER,
    @JsonProperty("DatasetRwEditor")
    EDITOR,
    @JsonProperty("DatasetRwReader")
    READER
}
