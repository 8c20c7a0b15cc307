package almanac.git.query;

import almanac.row.Page;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;

/** Asks for the git credentials of a user. */
@Requires(Permission.UPDATE_USER)
public record ListGitCredentials(UserId user) implements Scoped.User, Query<Page<GitCredentialsAccessorV1>> {}
