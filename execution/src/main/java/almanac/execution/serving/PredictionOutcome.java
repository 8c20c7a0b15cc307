package almanac.execution.serving;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

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

    /** Tells whether a result can be answered later: it is JSON, as deep as the server reads it. */
    static boolean isReadable(String result) {
        try {
            JsonMapper.shared().readTree(result);
            return true;
        } catch (JacksonException _) {
            return false;
        }
    }

    static PredictionOutcome failed(String sentence) {
        return new PredictionOutcome(null, sentence);
    }
}
