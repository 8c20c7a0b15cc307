package almanac.log;

import org.jspecify.annotations.Nullable;

/**
 * A part of the log.
 *
 * @param after the position before its first; null when nothing was asked for
 * @param until its last position, which may be one that is yet to come; null when nothing was asked for
 * @param end the last position that could be read when this was answered
 */
public record LogRange(@Nullable Long after, @Nullable Long until, long end) {

    public long afterOr(long otherwise) {
        return after == null ? otherwise : after;
    }

    public long untilOr(long otherwise) {
        return until == null ? otherwise : until;
    }
}
