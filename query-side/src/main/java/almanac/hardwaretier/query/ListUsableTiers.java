package almanac.hardwaretier.query;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** What jobs of a project can run on, by id: for whoever may start some, for no more than their names is told. */
@Requires(Permission.START_JOB)
public record ListUsableTiers(ProjectId project) implements Scoped.Project {}
