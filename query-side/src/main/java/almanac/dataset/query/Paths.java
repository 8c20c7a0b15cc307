package almanac.dataset.query;

import java.util.HashMap;
import java.util.Map;

/** Paths in SQL, where they are in the order of their bytes. */
final class Paths {

    /** What no path has in it, and what all characters of paths come before. */
    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    /** Of a table {@code r}, the files whose paths begin like that. */
    static final String BEGIN_SO = "r.path >= :prefix and r.path < :behind";

    private Paths() {}

    static Map<String, Object> beginningWith(String prefix) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("prefix", prefix);
        parameters.put("behind", prefix + BEHIND_ALL);
        return parameters;
    }
}
