package almanac.environment.query;

import almanac.shared.AccountId;
import com.fasterxml.jackson.annotation.JsonProperty;

/** The owner of an environment. */
public record EnvironmentOwnerV1(AccountId id, OwnerType ownerType, String username) {

    /** The kind of an owner: a user or an organization. */
    public enum OwnerType {
        @JsonProperty("individual")
        INDIVIDUAL,
        @JsonProperty("organization")
        ORGANIZATION
    }
}
