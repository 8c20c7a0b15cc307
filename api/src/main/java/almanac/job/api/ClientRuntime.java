package almanac.job.api;

import almanac.job.query.JobRuntime;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import org.jspecify.annotations.Nullable;

/** What a job runs in and on, as older clients know it. */
record ClientRuntime(
        ClientRuntimeEnvironment environment,
        ClientRuntimeTier hardwareTier,
        @Nullable ClientExecutor executorInfo) {

    record ClientRuntimeEnvironment(
            EnvironmentId environmentId, String environmentName, String environmentRevisionSpec) {}

    record ClientRuntimeTier(HardwareTierId id, String name, boolean isArchived) {}

    /** @param region the installation, which has one */
    record ClientExecutor(String executorInstanceId, String region) {}

    static ClientRuntime of(JobRuntime runtime) {
        return new ClientRuntime(
                new ClientRuntimeEnvironment(
                        runtime.environment(),
                        runtime.environmentName(),
                        runtime.revision().toString()),
                new ClientRuntimeTier(runtime.hardwareTier(), runtime.hardwareTierName(), runtime.isTierArchived()),
                runtime.host() == null ? null : new ClientExecutor(runtime.host(), "local"));
    }
}
