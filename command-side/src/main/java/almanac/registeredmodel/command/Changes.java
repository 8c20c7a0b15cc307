package almanac.registeredmodel.command;

import java.util.Map;
import java.util.TreeMap;

/** Compares entries that are asked for with those that exist. */
final class Changes {

    private Changes() {}

    /** Returns those of the wanted entries that the present ones lack or have with another value. */
    static Map<String, String> of(Map<String, String> present, Map<String, String> wanted) {
        Map<String, String> changed = new TreeMap<>(wanted);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(present.get(entry.getKey())));
        return changed;
    }
}
