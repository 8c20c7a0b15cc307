package almanac.modelapi.query;

import almanac.modelapi.event.ServedFunction;
import almanac.shared.ModelApiTokenId;
import almanac.shared.ModelApiVersionId;
import org.jspecify.annotations.Nullable;

/**
 * Where a call of a model API goes.
 *
 * @param exists whether there is such a model API
 * @param isAsync whether it answers asynchronous predictions alone
 * @param token that the caller came with; null when it is none of this model API
 * @param version that answers; null when there is none of that name
 * @param function that it serves, for callers without a token; null until an instance has answered
 * @param modelName of the registered model that it serves; null for a file
 */
public record ServedRoute(
        boolean exists,
        boolean isAsync,
        @Nullable ModelApiTokenId token,
        @Nullable ModelApiVersionId version,
        int number,
        @Nullable ServedFunction function,
        @Nullable String modelName,
        @Nullable Integer modelVersion) {

    static final ServedRoute NOWHERE = new ServedRoute(false, false, null, null, 0, null, null, null);

    /** Tells whether the caller may call the version, and there is one. */
    boolean isOpen() {
        return token != null && version != null;
    }
}
