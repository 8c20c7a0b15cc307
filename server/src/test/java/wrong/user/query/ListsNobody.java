package wrong.user.query;

import almanac.shared.Permission;
import almanac.shared.Requires;

/** Needs a permission that a user has about himself, and names no user. */
@Requires(Permission.UPDATE_USER)
public record ListsNobody() {}
