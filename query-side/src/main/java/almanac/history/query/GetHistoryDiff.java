package almanac.history.query;

import almanac.shared.OpenToAll;
import almanac.shared.PointInTime;
import org.jspecify.annotations.Nullable;

/**
 * How does what a resource was at one moment become what it was at another? Whoever may see the whole of it may know.
 *
 * @param resource the type's name in paths
 * @param to null for now
 */
@OpenToAll
public record GetHistoryDiff(
        String resource,
        String id,
        PointInTime from,
        @Nullable PointInTime to) {}
