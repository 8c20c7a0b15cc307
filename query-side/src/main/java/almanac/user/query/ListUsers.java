package almanac.user.query;

import almanac.row.Window;
import almanac.shared.OpenToAll;

/** All active users, by user name. */
@OpenToAll
public record ListUsers(Window window) {}
