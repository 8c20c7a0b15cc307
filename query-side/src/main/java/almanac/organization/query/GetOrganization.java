package almanac.organization.query;

import almanac.shared.About;
import almanac.shared.OrganizationId;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** One organization. */
@Requires(Permission.VIEW_ORGANIZATION)
public record GetOrganization(OrganizationId organization) implements About.Organization {}
