package almanac.organization.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks for all organizations by name, or those whose name contains the given part in any letter case. */
@Requires(Permission.MANAGE_ORGANIZATIONS)
public record ListAllOrganizations(String namePart, Window window) implements Query<Page<OrganizationV1>> {}
