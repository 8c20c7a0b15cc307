package almanac.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The role of a member in an organization. */
public enum OrganizationRole implements ScopeRoles {
    @JsonProperty("member")
    MEMBER,
    @JsonProperty("admin")
    ADMIN;

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }
}
