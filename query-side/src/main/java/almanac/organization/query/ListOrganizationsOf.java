package almanac.organization.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.OpenToAll;
import almanac.shared.Query;
import almanac.shared.UserId;

/** Asks for the organizations of the caller by name, or the one with exactly the given name unless it is empty. */
@OpenToAll
public record ListOrganizationsOf(UserId caller, String name, Window window) implements Query<Page<OrganizationV1>> {}
