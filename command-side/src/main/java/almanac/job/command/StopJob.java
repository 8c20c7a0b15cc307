package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a job before its time.
 *
 * @param project that it is said to belong to; null where nothing is said
 * @param by null: the system
 * @param discardsResults whether what it has changed is lost
 */
@Requires(Permission.START_JOB)
public record StopJob(
        @TargetAggregateIdentifier JobId job,
        @Nullable ProjectId project,
        @Nullable UserId by,
        boolean discardsResults) implements JobCommand {}
