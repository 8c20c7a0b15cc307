package almanac.user.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.OpenToAll;
import almanac.shared.Query;

/** Asks for all active users, by user name. */
@OpenToAll
public record ListUsers(Window window) implements Query<Page<UserV1>> {}
