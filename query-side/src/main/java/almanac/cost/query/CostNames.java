package almanac.cost.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that a report shows for the ids in its lines, as they are when it is read.
 *
 * @param cluster the name of this installation in reports
 * @param users the names of people, erased ones as their labels
 * @param organizations by the id of the owner, where that is one
 */
record CostNames(
        String cluster, Map<String, String> projects, Map<String, String> users, Map<String, String> organizations) {

    @Nullable
    String project(@Nullable String id) {
        return id == null ? null : projects.getOrDefault(id, id);
    }

    @Nullable
    String user(@Nullable String id) {
        return id == null ? null : users.getOrDefault(id, id);
    }

    @Nullable
    String organization(@Nullable String owner) {
        return owner == null ? null : organizations.get(owner);
    }
}
