package almanac.datasource.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Tells which credentials a data source takes: each user's own, or those of the data source for all. */
public enum CredentialType {
    @JsonProperty("Individual")
    INDIVIDUAL,
    @JsonProperty("Shared")
    SHARED
}
