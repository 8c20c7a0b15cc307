package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Requires;
import org.jspecify.annotations.Nullable;

/**
 * Tries dead letters again, each with those that wait behind it in its stream.
 *
 * @param letter which one; null for any
 * @param most how many streams at most
 */
@Requires(Permission.OPERATE)
public record RetryDeadLetters(String projection, @Nullable String letter, int most) {}
