package almanac.git.query;

import almanac.shared.About;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import almanac.shared.Requires;

/** One push to the repository of a project. */
@Requires(Permission.READ_FILES)
public record GetPush(PushId push, ProjectId project) implements About.Project {}
