package almanac.registeredmodel.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A model API that serves a version. */
public record RegisteredModelVersionModelApiV1(
        String id,
        String name,
        String description,
        @Nullable String activeModelVersionId,
        @Nullable Integer activeVersionNumber,
        @Nullable String activeVersionStatus,
        RegisteredModelProjectSummaryV1 project,
        Instant updatedAt) {}
