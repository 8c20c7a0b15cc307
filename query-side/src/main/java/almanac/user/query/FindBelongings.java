package almanac.user.query;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;

/** Asks what passes to a new owner before a user's erasure. Refused if it cannot pass, or the user cannot be erased. */
@Requires(Permission.MANAGE_USERS)
public record FindBelongings(UserId user, UserId newOwner, UserId by) {}
