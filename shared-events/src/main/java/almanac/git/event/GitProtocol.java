package almanac.git.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The protocols by which an outside repository is reached. */
public enum GitProtocol {
    @JsonProperty("https")
    HTTPS,
    @JsonProperty("ssh")
    SSH
}
