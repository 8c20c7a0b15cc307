package almanac.history.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.OpenToAll;
import almanac.shared.Query;

/**
 * Asks for the history of a resource. Callers that may see the whole of it may read it. The answer has fewer events
 * than requested when their states are large.
 *
 * @param resource the type's name in paths
 */
@OpenToAll
public record GetHistory(String resource, String id, boolean newestFirst, Window window)
        implements Query<Page<HistoryEntryV1>> {}
