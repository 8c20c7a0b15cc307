package almanac.job.command;

import almanac.shared.JobId;
import almanac.shared.JobTagId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes a tag off a job.
 *
 * @param project that the sender takes the job to be in
 */
@Requires(Permission.VIEW_JOBS)
public record RemoveJobTag(@TargetAggregateIdentifier JobId job, ProjectId project, JobTagId tag)
        implements JobCommand {}
