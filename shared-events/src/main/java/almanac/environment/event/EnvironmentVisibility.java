package almanac.environment.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Tells which users may see and use an environment. */
public enum EnvironmentVisibility {
    /** All users. */
    @JsonProperty("global")
    GLOBAL,
    /** Its owner alone. */
    @JsonProperty("private")
    PRIVATE,
    /** The members of the organization that owns it. */
    @JsonProperty("organization")
    ORGANIZATION
}
