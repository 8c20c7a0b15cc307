package almanac.user.query;

import almanac.row.Versioned;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.UserId;

/** Asks for one user with all data that administrators may see. */
@Requires(Permission.MANAGE_USERS)
public record GetAccount(UserId user) implements Query<Versioned<AccountV1>> {}
