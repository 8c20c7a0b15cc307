package almanac.organization.query;

import almanac.row.Versioned;
import almanac.shared.OrganizationId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one organization. */
@Requires(Permission.VIEW_ORGANIZATION)
public record GetOrganization(OrganizationId organization)
        implements Scoped.Organization, Query<Versioned<OrganizationV1>> {}
