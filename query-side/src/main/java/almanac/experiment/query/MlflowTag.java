package almanac.experiment.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tag or parameter, as tracking clients read it. */
public record MlflowTag(String key, String value) {

    static List<MlflowTag> of(Map<String, String> entries) {
        return new TreeMap<>(entries)
                .entrySet().stream()
                        .map(entry -> new MlflowTag(entry.getKey(), entry.getValue()))
                        .toList();
    }
}
