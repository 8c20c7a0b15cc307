package almanac.experiment.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of data that a run has read, as its client describes it: it need not be a dataset of ours.
 *
 * @param source where it came from, in words of the client's own
 * @param tags such as {@code mlflow.data.context}
 */
public record DatasetInput(
        String name,
        String digest,
        String sourceType,
        String source,
        @Nullable String schema,
        @Nullable String profile,
        Map<String, String> tags) {

    public DatasetInput {
        tags = Map.copyOf(tags);
    }
}
