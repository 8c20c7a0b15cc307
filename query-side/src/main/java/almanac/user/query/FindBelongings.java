package almanac.user.query;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;

/** What would pass to a new owner before a user is erased? Refused where it cannot pass, or he cannot be erased. */
@Requires(Permission.MANAGE_USERS)
public record FindBelongings(UserId user, UserId newOwner, UserId by) {}
