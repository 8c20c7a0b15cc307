package almanac.shared;

import java.util.Map;
import java.util.TreeMap;

/** Compares entries, such as tags, that are asked for with those that exist. */
public final class Entries {

    private Entries() {}

    /** Returns those of the wanted entries that the present ones lack, or have with another value. */
    public static Map<String, String> changed(Map<String, String> present, Map<String, String> wanted) {
        Map<String, String> changed = new TreeMap<>(wanted);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(present.get(entry.getKey())));
        return changed;
    }
}
