package almanac.job.query;

import almanac.row.Page;
import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the goals that a job serves, oldest first. */
@Requires(Permission.VIEW_JOBS)
public record ListLinkedGoals(JobId job) implements Scoped.Job, Query<Page<LinkedGoalV1>> {}
