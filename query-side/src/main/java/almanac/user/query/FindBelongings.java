package almanac.user.query;

import almanac.access.OwnedResources;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.UserId;

/** Asks what passes to a new owner before a user's erasure. Refused if it cannot pass, or the user cannot be erased. */
@Requires(Permission.MANAGE_USERS)
public record FindBelongings(UserId user, UserId newOwner, UserId by) implements Query<OwnedResources> {}
