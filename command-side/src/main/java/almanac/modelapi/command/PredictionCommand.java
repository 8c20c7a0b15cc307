package almanac.modelapi.command;

import almanac.modelapi.event.PredictionEvent.Failure;
import almanac.secret.SealedSecret;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.Permission;
import almanac.shared.PredictionId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commands about asynchronous predictions. */
public sealed interface PredictionCommand {

    PredictionId prediction();

    /**
     * Asks for a prediction. One that the same caller asked for with the same key within a day is not asked for again.
     *
     * @param request the sealed parameters
     * @param bytes of the parameters
     * @param digest of the parameters
     * @param token that the caller came with; null for a user of the platform
     * @param key by which the caller may repeat the request; null for none
     */
    @Requires(Permission.VIEW_MODEL_APIS)
    record RequestPrediction(
            PredictionId prediction,
            ModelApiId api,
            SealedSecret request,
            long bytes,
            String digest,
            @Nullable ModelApiTokenId token,
            @Nullable String key,
            Instant at)
            implements PredictionCommand, Scoped.ModelApi {}

    /** Records the result of a prediction. */
    @SystemOnly
    record SucceedPrediction(
            PredictionId prediction,
            ModelApiVersionId version,
            SealedSecret outcome,
            long durationMs,
            long resultBytes,
            Instant at)
            implements PredictionCommand {}

    /**
     * Records that a prediction has failed.
     *
     * @param version null when no version has tried it
     */
    @SystemOnly
    record FailPrediction(
            PredictionId prediction,
            @Nullable ModelApiVersionId version,
            Failure kind,
            SealedSecret outcome,
            long durationMs,
            Instant at)
            implements PredictionCommand {}

    /** Erases the parameters and the result of a prediction that is done. */
    @SystemOnly
    record ForgetPrediction(PredictionId prediction) implements PredictionCommand {}
}
