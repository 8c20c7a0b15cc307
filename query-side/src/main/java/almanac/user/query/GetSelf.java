package almanac.user.query;

import almanac.shared.OpenToAll;
import almanac.shared.UserId;

/** Who am I? */
@OpenToAll
public record GetSelf(UserId caller) {}
