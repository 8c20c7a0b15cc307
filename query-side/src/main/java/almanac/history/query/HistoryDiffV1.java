package almanac.history.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What turns a resource as it was into what it became.
 *
 * @param fromVersion absent when there was nothing yet
 * @param patch a JSON Patch (RFC 6902) for the members of the resource
 */
public record HistoryDiffV1(@Nullable Long fromVersion, long toVersion, List<PatchOperationV1> patch) {}
