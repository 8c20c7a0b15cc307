package almanac.project.query;

import almanac.row.Versioned;
import almanac.shared.GoalId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one goal of a project. */
@Requires(Permission.LIST_PROJECT)
public record GetGoal(GoalId goal, ProjectId project) implements Scoped.Project, Query<Versioned<ProjectGoalV1>> {}
