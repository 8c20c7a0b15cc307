package almanac.user.query;

import almanac.row.Versioned;
import almanac.shared.AccessKeyId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;

/** Asks for one API key or personal token of a user. */
@Requires(Permission.UPDATE_USER)
public record GetAccessKey(AccessKeyId key, UserId user) implements Scoped.User, Query<Versioned<AccessKeyV1>> {}
