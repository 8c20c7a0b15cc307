package almanac.registeredmodel.query;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A registered model, as tracking clients read it.
 *
 * @param latestVersions the newest version of each stage that has any
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MlflowModel(
        String name,
        long creationTimestamp,
        long lastUpdatedTimestamp,
        String userId,
        String description,
        List<MlflowModelVersion> latestVersions,
        List<MlflowModelTag> tags,
        List<Alias> aliases) {

    /** A name for a version, whose number is a text there. */
    public record Alias(String alias, String version) {}
}
