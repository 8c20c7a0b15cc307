package almanac.organization.query;

import almanac.row.Window;
import almanac.shared.OpenToAll;
import almanac.shared.UserId;

/** The organizations of the caller by name, or the one that has exactly the name given unless it is empty. */
@OpenToAll
public record ListOrganizationsOf(UserId caller, String name, Window window) {}
