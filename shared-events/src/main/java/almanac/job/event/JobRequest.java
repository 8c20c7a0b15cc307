package almanac.job.event;

import almanac.project.event.GitReference;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.RevisionSpec;
import org.jspecify.annotations.Nullable;

/**
 * The request for a job: its command and input as asked for, with the defaults of that moment filled in.
 *
 * @param commitId the commit of the project's files to run; null for what {@code mainRepository} says, or the head
 * @param snapshotsDatasets whether the datasets that it writes to are kept as they are when it has ended
 */
public record JobRequest(
        String runCommand,
        @Nullable String title,
        @Nullable String commitId,
        @Nullable GitReference mainRepository,
        EnvironmentId environment,
        RevisionSpec environmentRevision,
        HardwareTierId hardwareTier,
        @Nullable ComputeCluster computeCluster,
        boolean snapshotsDatasets) {}
