package almanac.job.query;

import almanac.shared.About;
import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** The goals that a job serves, oldest first. */
@Requires(Permission.VIEW_JOBS)
public record ListLinkedGoals(JobId job) implements About.Job {}
