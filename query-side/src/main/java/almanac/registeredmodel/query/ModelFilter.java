package almanac.registeredmodel.query;

import almanac.shared.ProjectId;
import almanac.shared.SearchFilter;
import almanac.shared.SearchOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which models are wanted, and in which order.
 *
 * @param project null for those of all projects
 * @param part what their names contain, in any case; empty for all
 */
public record ModelFilter(@Nullable ProjectId project, String part, SearchFilter filter, List<SearchOrder> order) {

    public ModelFilter {
        order = List.copyOf(order);
    }
}
