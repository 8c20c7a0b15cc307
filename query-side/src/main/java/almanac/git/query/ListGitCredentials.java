package almanac.git.query;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;

/** The git credentials of a user. */
@Requires(Permission.UPDATE_USER)
public record ListGitCredentials(UserId user) implements Scoped.User {}
