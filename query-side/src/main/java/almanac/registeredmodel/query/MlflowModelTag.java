package almanac.registeredmodel.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tag of a model or version, as tracking clients read it. */
public record MlflowModelTag(String key, String value) {

    static List<MlflowModelTag> of(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> new MlflowModelTag(tag.getKey(), tag.getValue()))
                        .toList();
    }
}
