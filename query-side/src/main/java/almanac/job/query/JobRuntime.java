package almanac.job.query;

import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.RevisionSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a job runs in and on.
 *
 * @param host server that it was placed on; null while it waits
 */
public record JobRuntime(
        EnvironmentId environment,
        String environmentName,
        RevisionSpec revision,
        HardwareTierId hardwareTier,
        String hardwareTierName,
        boolean isTierArchived,
        @Nullable String host) {}
