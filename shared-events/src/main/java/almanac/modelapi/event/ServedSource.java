package almanac.modelapi.event;

import almanac.shared.ModelVersionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a model API serves: a function in a file of the project, or a version of a registered model.
 *
 * @param file in the project's files; null for a registered model
 * @param function null for a registered model
 * @param excludedFiles files of the project that the instances do not get
 * @param modelName of the registered model; null for a file
 * @param modelVersion its number; null for a file
 * @param files of that version; null for a file
 */
public record ServedSource(
        @Nullable String file,
        @Nullable String function,
        List<String> excludedFiles,
        @Nullable String modelName,
        @Nullable Integer modelVersion,
        @Nullable ModelVersionId files) {

    public boolean servesRegistry() {
        return modelName != null;
    }
}
