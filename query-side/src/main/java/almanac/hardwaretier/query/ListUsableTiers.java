package almanac.hardwaretier.query;

import almanac.shared.About;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;

/** What jobs of a project can run on, by id: for whoever may start some, for no more than their names is told. */
@Requires(Permission.START_JOB)
public record ListUsableTiers(ProjectId project) implements About.Project {}
