package almanac.git.query;

import almanac.shared.PushId;
import java.time.Instant;
import java.util.List;

/**
 * A push and the refs that it moved.
 *
 * @param pushedBy the id of the user, or {@code system}
 */
public record PushV1(PushId id, String pushedBy, Instant pushedAt, List<MovedRef> refs) {}
