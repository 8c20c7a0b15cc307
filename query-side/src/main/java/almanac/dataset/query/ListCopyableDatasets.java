package almanac.dataset.query;

import almanac.row.Page;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;

/** Asks for all datasets of a project, oldest first, and whether the caller may copy them with it. */
@Requires(Permission.READ_FILES)
public record ListCopyableDatasets(ProjectId project, UserId caller)
        implements Scoped.Project, Query<Page<CopyableDataset>> {}
