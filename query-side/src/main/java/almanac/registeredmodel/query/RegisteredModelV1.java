package almanac.registeredmodel.query;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registered model.
 *
 * @param createdAt of the latest version, if there is one
 * @param updatedAt of the latest version, if there is one
 * @param latestVersion null when the model has none
 * @param ownerUsername the user name of its creator
 */
public record RegisteredModelV1(
        String name,
        String description,
        @Nullable Boolean discoverable,
        String ownerUsername,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Integer latestVersion,
        RegisteredModelProjectSummaryV1 project,
        RegisteredModelRequestingUserAccessV1 requestingUserAccess,
        Map<String, String> tags) {}
