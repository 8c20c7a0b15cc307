package almanac.modelapi.event;

import almanac.shared.Internal;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.PredictionId;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Events of an asynchronous prediction, none of which holds its parameters or its result. It is requested, ends in one
 * of two ways, and is forgotten some time later.
 */
public sealed interface PredictionEvent {

    PredictionId prediction();

    /** Why a prediction failed. */
    enum Failure {
        /** The function raised an error, or does not take the parameters. */
        @JsonProperty("function")
        FUNCTION,
        /** The result is no JSON, or too large to be kept. */
        @JsonProperty("result")
        RESULT,
        /** The function took longer than it may. */
        @JsonProperty("tooSlow")
        TOO_SLOW,
        /** Its servers or instances ended in the middle of it again and again. */
        @JsonProperty("lost")
        LOST,
        /** No version of the model API ran for too long. */
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("archived")
        ARCHIVED
    }

    /**
     * A caller asked for a prediction.
     *
     * @param requestDigest of the parameters
     * @param token that the caller came with; null for a user of the platform
     */
    record PredictionRequested(
            PredictionId prediction,
            ModelApiId api,
            long requestBytes,
            @Internal String requestDigest,
            @Nullable ModelApiTokenId token)
            implements PredictionEvent {}

    record PredictionSucceeded(
            PredictionId prediction, ModelApiId api, ModelApiVersionId version, long durationMs, long resultBytes)
            implements PredictionEvent {}

    /**
     * The prediction failed.
     *
     * @param version null when no version has tried it
     */
    record PredictionFailed(
            PredictionId prediction,
            ModelApiId api,
            @Nullable ModelApiVersionId version,
            Failure kind,
            long durationMs) implements PredictionEvent {}

    /** Parameters and result were erased. */
    record PredictionForgotten(PredictionId prediction) implements PredictionEvent {}
}
