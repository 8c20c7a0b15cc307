package almanac.modelapi.api;

import almanac.modelapi.query.ModelApiV1;
import almanac.modelapi.query.ModelApiVersionSummaryV1;
import almanac.shared.ModelApiId;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A model API as older clients read it, some by one name of its id and some by the other.
 *
 * @param activeVersion the version that answers; the newest while none does
 */
record ClientModel(
        ModelApiId id,
        @JsonProperty("_id") ModelApiId underscoredId,
        String name,
        String description,
        @Nullable ModelApiVersionSummaryV1 activeVersion) {

    static ClientModel of(ModelApiV1 api) {
        return new ClientModel(api.id(), api.id(), api.name(), api.description(), api.activeVersion());
    }
}
