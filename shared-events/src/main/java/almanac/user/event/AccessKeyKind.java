package almanac.user.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a secret is sent: in {@code X-Domino-Api-Key}, or as a bearer token. */
public enum AccessKeyKind {
    @JsonProperty("apiKey")
    API_KEY,
    @JsonProperty("personalToken")
    PERSONAL_TOKEN
}
