package almanac.organization.query;

import almanac.shared.OrganizationRole;
import almanac.shared.UserId;

/** A member of an organization and the member's role. */
public record OrganizationMemberV1(UserId userId, OrganizationRole organizationRole) {}
