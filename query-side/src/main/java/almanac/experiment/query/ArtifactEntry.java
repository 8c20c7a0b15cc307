package almanac.experiment.query;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A file or folder of artifacts, as tracking clients read it.
 *
 * @param fileSize null for a folder
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ArtifactEntry(
        String path, boolean isDir, @Nullable Long fileSize) {

    /** Returns the same entry under another path. */
    public ArtifactEntry at(String otherPath) {
        return new ArtifactEntry(otherPath, isDir, fileSize);
    }
}
