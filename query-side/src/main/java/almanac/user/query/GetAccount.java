package almanac.user.query;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;

/** One user with all that administrators may know of him. */
@Requires(Permission.MANAGE_USERS)
public record GetAccount(UserId user) {}
