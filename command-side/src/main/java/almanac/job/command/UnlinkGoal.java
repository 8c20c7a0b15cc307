package almanac.job.command;

import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Says that a job does not serve a goal any more.
 *
 * @param project that the sender takes the job to be in; null when he does not say
 */
@Requires({Permission.VIEW_JOBS, Permission.EDIT})
public record UnlinkGoal(
        @TargetAggregateIdentifier JobId job, @Nullable ProjectId project, GoalId goal) implements JobCommand {}
