package almanac.history.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.OpenToAll;
import almanac.shared.PointInTime;
import almanac.shared.Query;
import org.jspecify.annotations.Nullable;

/** Queries about histories of resources. */
public interface HistoryQuery {

    /**
     * Asks for the history of a resource. Callers that may see the whole of it may read it. The answer has fewer events
     * than requested when their states are large.
     *
     * @param resource the type's name in paths
     */
    @OpenToAll
    record GetHistory(String resource, String id, boolean newestFirst, Window window)
            implements Query<Page<HistoryEntryV1>> {}

    /**
     * Asks for the difference between two points in time of a resource. Callers that may see all of it may ask.
     *
     * @param resource the type's name in paths
     * @param to null for now
     */
    @OpenToAll
    record GetHistoryDiff(
            String resource,
            String id,
            PointInTime from,
            @Nullable PointInTime to) implements Query<HistoryDiffV1> {}
}
