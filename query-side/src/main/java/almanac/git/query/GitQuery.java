package almanac.git.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.GitCredentialId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;

/** Queries about git credentials and pushes. */
public interface GitQuery {

    /** Asks for one git credential of a user. */
    @Requires(Permission.UPDATE_USER)
    record GetGitCredential(GitCredentialId credential, UserId user)
            implements Scoped.User, Query<Versioned<GitCredentialsAccessorV1>> {}

    /** Asks for the git credentials of a user. */
    @Requires(Permission.UPDATE_USER)
    record ListGitCredentials(UserId user) implements Scoped.User, Query<Page<GitCredentialsAccessorV1>> {}

    /** Asks for one push to the repository of a project. */
    @Requires(Permission.READ_FILES)
    record GetPush(PushId push, ProjectId project) implements Scoped.Project, Query<Versioned<PushV1>> {}

    /** Asks for the pushes to the repository of a project, the newest first. */
    @Requires(Permission.READ_FILES)
    record ListPushes(ProjectId project, Window window) implements Scoped.Project, Query<Page<PushV1>> {}
}
