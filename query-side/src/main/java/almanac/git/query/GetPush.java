package almanac.git.query;

import almanac.row.Versioned;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one push to the repository of a project. */
@Requires(Permission.READ_FILES)
public record GetPush(PushId push, ProjectId project) implements Scoped.Project, Query<Versioned<PushV1>> {}
