package almanac.job.command;

import almanac.job.event.ComputeCluster;
import almanac.project.event.GitReference;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.RevisionSpec;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Starts a job: a command that runs on the project's files. Null members have a default.
 *
 * @param commitId the commit of the project's files; not together with {@code mainRepository}
 */
@Requires({Permission.START_JOB, Permission.USE_GLOBAL_COMPUTE})
public record StartJob(
        @TargetAggregateIdentifier JobId job,
        ProjectId project,
        UserId by,
        String runCommand,
        @Nullable String title,
        @Nullable String commitId,
        @Nullable GitReference mainRepository,
        @Nullable EnvironmentId environment,
        @Nullable RevisionSpec environmentRevision,
        @Nullable HardwareTierId hardwareTier,
        @Nullable ComputeCluster computeCluster,
        boolean snapshotsDatasets)
        implements Scoped.Project {}
