package almanac.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody is with regard to one dataset, whatever he is in the project that it belongs to (behaviour.md, 2.3). */
public enum DatasetRole {
    @JsonProperty("DatasetRwOwner")
    OWNER,
    @JsonProperty("DatasetRwEditor")
    EDITOR,
    @JsonProperty("DatasetRwReader")
    READER
}
