package almanac.cost.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a line used, beside what it cost.
 *
 * @param coreMs cores that were held, times milliseconds
 * @param usedCoreMs cores that were busy, times milliseconds; null when that is not known of all that the line stands for
 * @param gpuMs likewise
 * @param byteMs bytes that were stored, times milliseconds
 * @param lines how many lines of the ledger it stands for
 * @param began null when nothing ran
 */
record CostUse(
        BigDecimal coreMs,
        @Nullable BigDecimal usedCoreMs,
        BigDecimal gpuMs,
        BigDecimal byteMs,
        long lines,
        @Nullable Instant began,
        @Nullable Instant ended) {

    static final CostUse NONE = idle(0, null, null);

    /** Returns the use of something that holds and stores nothing. */
    static CostUse idle(long lines, @Nullable Instant began, @Nullable Instant ended) {
        return stored(BigDecimal.ZERO, lines, began, ended);
    }

    /** Returns the use of something that is stored. */
    static CostUse stored(BigDecimal byteMs, long lines, @Nullable Instant began, @Nullable Instant ended) {
        return new CostUse(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, byteMs, lines, began, ended);
    }

    CostUse plus(CostUse other) {
        return new CostUse(
                coreMs.add(other.coreMs),
                usedCoreMs == null || other.usedCoreMs == null ? null : usedCoreMs.add(other.usedCoreMs),
                gpuMs.add(other.gpuMs),
                byteMs.add(other.byteMs),
                lines + other.lines,
                began == null || (other.began != null && other.began.isBefore(began)) ? other.began : began,
                ended == null || (other.ended != null && other.ended.isAfter(ended)) ? other.ended : ended);
    }

    /** Returns the time from its beginning to its end, in milliseconds. */
    long lengthMs() {
        return began == null || ended == null
                ? 0
                : Duration.between(began, ended).toMillis();
    }
}
