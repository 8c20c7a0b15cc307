package almanac.user.query;

import almanac.row.Window;
import almanac.shared.OpenToAll;

/** Asks for all active users, by user name. */
@OpenToAll
public record ListUsers(Window window) {}
