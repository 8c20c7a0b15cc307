package almanac.cost.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger, or several that a report does not tell apart.
 *
 * @param span when its cost became due, within one day
 */
record CostLine(CostSpan span, CostKey key, CostAmounts amounts, CostUse use) {

    @Nullable
    String host() {
        return key.get(CostColumn.HOST);
    }

    /** Returns the part of the line that became due within a time; parts of neighbouring times add up to the line. */
    Optional<CostLine> within(CostSpan time) {
        CostSpan cut = span.within(time);
        if (cut.equals(span)) {
            return Optional.of(this);
        }
        if (cut.lengthMs() == 0) {
            return Optional.empty();
        }
        long length = span.lengthMs();
        long from = Duration.between(span.from(), cut.from()).toMillis();
        long to = Duration.between(span.from(), cut.to()).toMillis();
        CostUse part = new CostUse(
                part(use.coreMs(), from, to, length),
                use.usedCoreMs() == null ? null : part(use.usedCoreMs(), from, to, length),
                part(use.gpuMs(), from, to, length),
                part(use.byteMs(), from, to, length),
                use.lines(),
                use.began() == null ? null : cut.from(),
                use.ended() == null ? null : cut.to());
        return Optional.of(new CostLine(cut, key, amounts.each(whole -> Money.between(whole, from, to, length)), part));
    }

    private static BigDecimal part(BigDecimal whole, long from, long to, long length) {
        return Money.between(whole, from, to, length);
    }

    CostLine plus(CostAmounts more) {
        return new CostLine(span, key, amounts.plus(more), use);
    }
}
