package almanac.job.query;

import org.jspecify.annotations.Nullable;

/** A volume from outside; Almanac has none yet. */
public record ExternalVolumeMountV1(
        String mountPath,
        String name,
        boolean readOnly,
        @Nullable String subPath) {}
