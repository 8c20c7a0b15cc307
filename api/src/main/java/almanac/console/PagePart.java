package almanac.console;

import org.jspecify.annotations.Nullable;

/**
 * PagePart of a page that the caller may not be allowed to see while the rest is shown.
 *
 * @param value null when it was refused
 * @param refusal sentence that says why; null when it was not
 */
public record PagePart<A>(@Nullable A value, @Nullable String refusal) {

    static <A> PagePart<A> of(A value) {
        return new PagePart<>(value, null);
    }

    static <A> PagePart<A> refused(String sentence) {
        return new PagePart<>(null, sentence);
    }
}
