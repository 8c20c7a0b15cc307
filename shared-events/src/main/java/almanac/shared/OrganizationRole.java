package almanac.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member is in an organization. */
public enum OrganizationRole {
    @JsonProperty("member")
    MEMBER,
    @JsonProperty("admin")
    ADMIN
}
