package almanac.git.query;

import almanac.git.event.PushedRef;
import org.jspecify.annotations.Nullable;

/**
 * A branch or tag that a push moved, as the API shows it.
 *
 * @param ref its full name: {@code refs/heads/main}
 * @param before the commit that it led to; null when it is new
 * @param after the commit that it leads to; null when it was removed
 */
public record MovedRef(
        String ref, @Nullable String before, @Nullable String after) {

    static MovedRef of(PushedRef pushed) {
        return new MovedRef(pushed.ref(), pushed.before(), pushed.after());
    }
}
