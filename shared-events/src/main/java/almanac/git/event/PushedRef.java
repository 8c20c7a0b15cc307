package almanac.git.event;

import org.jspecify.annotations.Nullable;

/**
 * A branch or tag that a push moved: it led to one commit and now leads to another.
 *
 * @param ref its full name: {@code refs/heads/main}
 * @param before the commit that it led to; null when it is new
 * @param after the commit that it leads to; null when it was removed
 */
public record PushedRef(
        String ref, @Nullable String before, @Nullable String after) {}
