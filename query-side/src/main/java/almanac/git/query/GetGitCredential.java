package almanac.git.query;

import almanac.row.Versioned;
import almanac.shared.GitCredentialId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;

/** Asks for one git credential of a user. */
@Requires(Permission.UPDATE_USER)
public record GetGitCredential(GitCredentialId credential, UserId user)
        implements Scoped.User, Query<Versioned<GitCredentialsAccessorV1>> {}
