package almanac.datasource.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose the credentials of a data source are: each user has his own, or all use those of the data source. */
public enum CredentialType {
    @JsonProperty("Individual")
    INDIVIDUAL,
    @JsonProperty("Shared")
    SHARED
}
