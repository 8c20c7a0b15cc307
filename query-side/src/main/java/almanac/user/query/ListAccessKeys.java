package almanac.user.query;

import almanac.row.Page;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import almanac.user.event.AccessKeyKind;

/** Asks for the secrets with which a user may log in, newest first. */
@Requires(Permission.UPDATE_USER)
public record ListAccessKeys(UserId user, AccessKeyKind kind) implements Scoped.User, Query<Page<AccessKeyV1>> {}
