package almanac.job.command;

import almanac.job.event.JobTag;
import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Tags a job.
 *
 * @param project the job's project according to the caller
 * @param tag the tag to create if the project has none of that name yet
 */
@Requires(Permission.VIEW_JOBS)
public record AddJobTag(@TargetAggregateIdentifier JobId job, ProjectId project, JobTag tag) implements JobCommand {}
