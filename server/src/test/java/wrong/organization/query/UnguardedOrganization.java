package wrong.organization.query;

import almanac.shared.Permission;
import almanac.shared.Requires;

/** Needs a permission that is held in an organization, and names none. */
@Requires(Permission.VIEW_ORGANIZATION)
public record UnguardedOrganization() {}
