package almanac.modelapi.api;

import almanac.modelapi.query.ModelApiV1;
import almanac.modelapi.query.ModelApiVersionV1;
import almanac.project.query.ProjectV1;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model API with its project and its active version, as pages of models show it.
 *
 * @param activeModelVersionId the version that answers; the newest while none does
 * @param lastModified in milliseconds since 1970
 */
record ClientListedModel(
        ModelApiId id,
        String name,
        String description,
        boolean isAsync,
        @Nullable Integer activeVersionNumber,
        @Nullable ModelApiVersionId activeModelVersionId,
        @Nullable String activeVersionStatus,
        @Nullable ClientServedModel activeVersion,
        long lastModified,
        ProjectId projectId,
        String projectName,
        String projectOwnerUsername,
        List<ClientModelOwner> owners) {

    /** The registered model that a version serves; both are null for a file. */
    record ClientServedModel(
            @Nullable String registeredModelName, @Nullable Integer registeredModelVersion) {}

    record ClientModelOwner(String id) {}

    static ClientListedModel of(ModelApiV1 api, @Nullable ModelApiVersionV1 shown, ProjectV1 project) {
        return new ClientListedModel(
                api.id(),
                api.name(),
                api.description(),
                api.isAsync(),
                shown == null ? null : shown.number(),
                shown == null ? null : shown.id(),
                shown == null ? null : shown.deployment().status(),
                shown == null
                        ? null
                        : new ClientServedModel(
                                shown.source().registeredModelName(),
                                shown.source().registeredModelVersion()),
                api.metadata().lastModified(),
                project.id(),
                project.name(),
                project.ownerUsername(),
                List.of(new ClientModelOwner(api.metadata().createdBy())));
    }
}
