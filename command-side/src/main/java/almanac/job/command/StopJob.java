package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Ends a job before its time.
 *
 * @param discardsResults whether what it has changed is lost
 */
@Requires(Permission.START_JOB)
public record StopJob(@TargetAggregateIdentifier JobId job, boolean discardsResults) implements JobCommand {}
