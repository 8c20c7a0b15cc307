package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.JobTagId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Removes a tag from a job.
 *
 * @param project the job's project according to the caller
 */
@Requires(Permission.VIEW_JOBS)
public record RemoveJobTag(@TargetAggregateIdentifier JobId job, ProjectId project, JobTagId tag)
        implements JobCommand {}
