package almanac.history.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference between two states of a resource.
 *
 * @param fromVersion absent when the resource did not exist yet
 * @param patch a JSON Patch (RFC 6902) for the members of the resource
 */
public record HistoryDiffV1(@Nullable Long fromVersion, long toVersion, List<PatchOperationV1> patch) {}
