package almanac.job.command;

import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Removes the link between a job and a goal.
 *
 * @param project the job's project according to the caller; null when not given
 */
@Requires({Permission.VIEW_JOBS, Permission.EDIT})
public record UnlinkGoal(
        @TargetAggregateIdentifier JobId job, @Nullable ProjectId project, GoalId goal) implements JobCommand {}
