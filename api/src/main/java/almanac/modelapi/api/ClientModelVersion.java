package almanac.modelapi.api;

import almanac.modelapi.query.ModelApiVersionV1;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A version of a model API as older clients read it. */
record ClientModelVersion(
        ModelApiVersionId id,
        @JsonProperty("_id") ModelApiVersionId underscoredId,
        ModelApiId modelId,
        ClientModelVersionMetadata metadata,
        String deploymentStatus) {

    /** The time is in milliseconds since 1970. */
    record ClientModelVersionMetadata(int number, String description, long created, String createdBy) {}

    static ClientModelVersion of(ModelApiVersionV1 version) {
        return new ClientModelVersion(
                version.id(),
                version.id(),
                version.modelApiId(),
                new ClientModelVersionMetadata(
                        version.number(),
                        version.description(),
                        version.metadata().created(),
                        version.metadata().createdBy()),
                version.deployment().status());
    }
}
