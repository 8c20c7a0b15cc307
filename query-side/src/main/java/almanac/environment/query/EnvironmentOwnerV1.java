package almanac.environment.query;

import almanac.shared.AccountId;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose environment it is. */
public record EnvironmentOwnerV1(AccountId id, OwnerType ownerType, String username) {

    /** A user or an organization. */
    public enum OwnerType {
        @JsonProperty("individual")
        INDIVIDUAL,
        @JsonProperty("organization")
        ORGANIZATION
    }
}
