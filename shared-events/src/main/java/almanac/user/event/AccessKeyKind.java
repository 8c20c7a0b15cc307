package almanac.user.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The ways to send a secret: in {@code X-Domino-Api-Key}, or as a bearer token. */
public enum AccessKeyKind {
    @JsonProperty("apiKey")
    API_KEY,
    @JsonProperty("personalToken")
    PERSONAL_TOKEN
}
