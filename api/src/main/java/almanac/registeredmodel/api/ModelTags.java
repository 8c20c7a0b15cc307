package almanac.registeredmodel.api;

import almanac.experiment.api.Members;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads tags of models and versions, whose values may be longer than those of runs. */
final class ModelTags {

    /** The longest keys and values, in characters. */
    static final int KEY = Members.KEY;

    static final int VALUE = 100_000;

    private ModelTags() {}

    static Map<String, String> of(@Nullable List<Members.Entry> given) {
        return Members.entries(given, "tags", VALUE, true);
    }
}
