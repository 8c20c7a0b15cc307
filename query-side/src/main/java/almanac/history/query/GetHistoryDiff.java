package almanac.history.query;

import almanac.shared.OpenToAll;
import almanac.shared.PointInTime;
import almanac.shared.Query;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the difference between two points in time of a resource. Callers that may see all of it may ask.
 *
 * @param resource the type's name in paths
 * @param to null for now
 */
@OpenToAll
public record GetHistoryDiff(
        String resource,
        String id,
        PointInTime from,
        @Nullable PointInTime to) implements Query<HistoryDiffV1> {}
