package almanac.hardwaretier.query;

import almanac.row.Page;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the tiers for a project's jobs, by id. Only their names are shown, so START_JOB suffices. */
@Requires(Permission.START_JOB)
public record ListUsableTiers(ProjectId project) implements Scoped.Project, Query<Page<UsableTier>> {}
