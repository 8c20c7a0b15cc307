package almanac.user.query;

import almanac.shared.About;
import almanac.shared.AccessKeyId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;

/** One secret of a user. */
@Requires(Permission.UPDATE_USER)
public record GetAccessKey(AccessKeyId key, UserId user) implements About.User {}
