package almanac.project.query;

import almanac.row.Versioned;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the datasets of other projects that a project uses. */
@Requires(Permission.GET_DATASETS_RW)
public record GetSharedDatasets(ProjectId project)
        implements Scoped.Project, Query<Versioned<SharedDatasetRwEntryV1>> {}
