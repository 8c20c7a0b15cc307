package almanac.history.query;

import almanac.row.Window;
import almanac.shared.OpenToAll;

/**
 * What happened to a resource? Whoever may see the whole of it may know. Fewer events than asked for answer when theirs
 * are large states.
 *
 * @param resource the type's name in paths
 */
@OpenToAll
public record GetHistory(String resource, String id, boolean newestFirst, Window window) {}
