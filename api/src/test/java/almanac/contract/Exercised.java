package almanac.contract;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which operations the tests of this process have called, and what they answered. */
public final class Exercised {

    private static final Map<String, Set<Integer>> STATUSES = new ConcurrentSkipListMap<>();

    private Exercised() {}

    static void answered(String operationId, int status) {
        STATUSES.computeIfAbsent(operationId, id -> new ConcurrentSkipListSet<>())
                .add(status);
    }

    /** The statuses an operation has answered so far. */
    public static Set<Integer> statuses(String operationId) {
        return Set.copyOf(STATUSES.getOrDefault(operationId, Set.of()));
    }

    /** Those of the operations that have not succeeded in any test so far. */
    public static List<String> neverSucceeded(Collection<String> operationIds) {
        return operationIds.stream()
                .filter(id -> statuses(id).stream().noneMatch(status -> status < 300))
                .sorted()
                .toList();
    }
}
