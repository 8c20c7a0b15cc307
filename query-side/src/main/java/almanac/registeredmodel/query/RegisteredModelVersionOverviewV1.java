package almanac.registeredmodel.query;

import java.time.Instant;

/**
 * A version of a model as a line of a list.
 *
 * @param experimentRunId empty when no run is known
 */
public record RegisteredModelVersionOverviewV1(
        String modelName,
        int modelVersion,
        String experimentRunId,
        String ownerUsername,
        Instant createdAt,
        Instant updatedAt,
        RegisteredModelProjectSummaryV1 project) {}
