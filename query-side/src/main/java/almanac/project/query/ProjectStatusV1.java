package almanac.project.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The status of a project. */
public record ProjectStatusV1(
        Word status,
        boolean isBlocked,
        @Nullable String blockedReason,
        @Nullable String completedMessage) {

    /** The two words of the status; blocked is a member of its own. */
    public enum Word {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("complete")
        COMPLETE
    }
}
