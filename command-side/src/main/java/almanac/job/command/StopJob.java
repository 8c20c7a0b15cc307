package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Stops a job before its end.
 *
 * @param project the job's project according to the caller; null when not given
 * @param by null: the system
 * @param discardsResults whether its changes are lost
 */
@Requires(Permission.START_JOB)
public record StopJob(
        @TargetAggregateIdentifier JobId job,
        @Nullable ProjectId project,
        @Nullable UserId by,
        boolean discardsResults) implements JobCommand {}
