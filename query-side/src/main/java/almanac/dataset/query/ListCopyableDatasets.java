package almanac.dataset.query;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;

/** All datasets of a project, oldest first: may the caller copy them with it? */
@Requires(Permission.READ_FILES)
public record ListCopyableDatasets(ProjectId project, UserId caller) implements Scoped.Project {}
