package almanac.user.query;

import almanac.shared.OpenToAll;
import almanac.shared.UserId;

/** Asks for the caller's own account. */
@OpenToAll
public record GetSelf(UserId caller) {}
