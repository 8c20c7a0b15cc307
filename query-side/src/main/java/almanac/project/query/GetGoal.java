package almanac.project.query;

import almanac.shared.About;
import almanac.shared.GoalId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;

/** One goal of a project. */
@Requires(Permission.LIST_PROJECT)
public record GetGoal(GoalId goal, ProjectId project) implements About.Project {}
