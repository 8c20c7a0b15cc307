package almanac.organization.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.OpenToAll;
import almanac.shared.OrganizationId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;

/** Queries about organizations. */
public interface OrganizationQuery {

    /** Asks for one organization. */
    @Requires(Permission.VIEW_ORGANIZATION)
    record GetOrganization(OrganizationId organization)
            implements Scoped.Organization, Query<Versioned<OrganizationV1>> {}

    /** Asks for the organizations of the caller by name, or the one with exactly the given name unless it is empty. */
    @OpenToAll
    record ListOrganizationsOf(UserId caller, String name, Window window) implements Query<Page<OrganizationV1>> {}

    /** Asks for all organizations by name, or those whose name contains the given part in any letter case. */
    @Requires(Permission.MANAGE_ORGANIZATIONS)
    record ListAllOrganizations(String namePart, Window window) implements Query<Page<OrganizationV1>> {}
}
