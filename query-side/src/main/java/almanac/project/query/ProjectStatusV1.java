package almanac.project.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** How a project goes. */
public record ProjectStatusV1(
        Word status,
        boolean isBlocked,
        @Nullable String blockedReason,
        @Nullable String completedMessage) {

    /** The two words for it; whether it is blocked is said apart. */
    public enum Word {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("complete")
        COMPLETE
    }
}
