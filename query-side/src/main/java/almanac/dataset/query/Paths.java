package almanac.dataset.query;

import java.util.HashMap;
import java.util.Map;

/** Conditions on paths in SQL, where they are sorted by their bytes. */
final class Paths {

    /** A character that no path contains, and that sorts after all characters of paths. */
    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    /** Selects from a table {@code r} the files whose paths begin with a prefix. */
    static final String BEGIN_SO = "r.path >= :prefix and r.path < :behind";

    private Paths() {}

    static Map<String, Object> beginningWith(String prefix) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("prefix", prefix);
        parameters.put("behind", prefix + BEHIND_ALL);
        return parameters;
    }
}
