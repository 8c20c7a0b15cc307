package almanac.user.query;

import almanac.row.Versioned;
import almanac.shared.OpenToAll;
import almanac.shared.Query;
import almanac.shared.UserId;

/** Asks for the caller's own account. */
@OpenToAll
public record GetSelf(UserId caller) implements Query<Versioned<UserV1>> {}
