package almanac.modelapi.query;

import almanac.modelapi.event.ServedSource;
import almanac.modelapi.query.ModelApiVersionSummaryV1.ModelApiVersionDeploymentV1;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of a model API. */
public record ModelApiVersionV1(
        ModelApiVersionId id,
        ModelApiId modelApiId,
        int number,
        ProjectId projectId,
        String commitId,
        EnvironmentRevisionId environmentRevisionId,
        String dataPlaneId,
        String description,
        ModelApiSourceV1 source,
        List<String> labels,
        boolean logHttpRequestResponse,
        boolean monitoringEnabled,
        boolean recordInvocation,
        ModelApiVersionDeploymentV1 deployment,
        ModelApiVersionMetadataV1 metadata) {

    /** What a version serves. */
    public record ModelApiSourceV1(
            String type,
            @Nullable String file,
            @Nullable String function,
            @Nullable List<String> excludeFiles,
            @Nullable String registeredModelName,
            @Nullable Integer registeredModelVersion) {

        static ModelApiSourceV1 of(ServedSource source) {
            return source.servesRegistry()
                    ? new ModelApiSourceV1("Registry", null, null, null, source.modelName(), source.modelVersion())
                    : new ModelApiSourceV1(
                            "File", source.file(), source.function(), source.excludedFiles(), null, null);
        }
    }

    /** When it was added, in milliseconds since 1970, and the user that added it. */
    public record ModelApiVersionMetadataV1(long created, String createdBy) {}
}
