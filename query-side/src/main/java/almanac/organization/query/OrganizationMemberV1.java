package almanac.organization.query;

import almanac.shared.OrganizationRole;
import almanac.shared.UserId;

/** Who is what in an organization. */
public record OrganizationMemberV1(UserId userId, OrganizationRole organizationRole) {}
