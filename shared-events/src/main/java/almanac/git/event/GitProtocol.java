package almanac.git.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an outside repository is reached. */
public enum GitProtocol {
    @JsonProperty("https")
    HTTPS,
    @JsonProperty("ssh")
    SSH
}
