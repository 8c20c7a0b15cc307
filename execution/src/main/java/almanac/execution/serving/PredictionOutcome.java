package almanac.execution.serving;

import org.jspecify.annotations.Nullable;

/**
 * What became of an asynchronous prediction, as it is sealed.
 *
 * @param result the JSON of the function's result; null when it failed
 * @param error the sentence of the failure; null when it succeeded
 */
public record PredictionOutcome(
        @Nullable String result, @Nullable String error) {

    static PredictionOutcome succeeded(String result) {
        return new PredictionOutcome(result, null);
    }

    static PredictionOutcome failed(String sentence) {
        return new PredictionOutcome(null, sentence);
    }
}
