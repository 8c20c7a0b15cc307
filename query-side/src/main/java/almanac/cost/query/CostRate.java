package almanac.cost.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The price of something that runs, in dollars a minute, by what it takes of a machine.
 *
 * @param cores that it holds
 */
record CostRate(CostAmounts perMinute, BigDecimal cores, int gpus) {

    /** Relations of the prices of a core, a GiB of memory and a GPU: OpenCost's defaults. They are part of each line. */
    private static final BigDecimal OF_CORE = new BigDecimal("0.031611");

    private static final BigDecimal OF_GIB = new BigDecimal("0.004237");
    private static final BigDecimal OF_GPU = new BigDecimal("0.95");

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000);

    /** Splits a price in the relation of what it is for; the rest of the rounding is the cores'. */
    static CostRate of(BigDecimal dollars, BigDecimal cores, BigDecimal gib, int gpus) {
        BigDecimal price = dollars.setScale(Money.DIGITS, RoundingMode.HALF_EVEN);
        BigDecimal ofCores = OF_CORE.multiply(cores);
        BigDecimal ofMemory = OF_GIB.multiply(gib);
        BigDecimal ofGpus = OF_GPU.multiply(BigDecimal.valueOf(gpus));
        BigDecimal all = ofCores.add(ofMemory).add(ofGpus);
        if (all.signum() == 0) {
            return new CostRate(CostAmounts.compute(price, BigDecimal.ZERO, BigDecimal.ZERO), cores, gpus);
        }
        BigDecimal ram = price.multiply(ofMemory).divide(all, Money.DIGITS, RoundingMode.DOWN);
        BigDecimal gpu = price.multiply(ofGpus).divide(all, Money.DIGITS, RoundingMode.DOWN);
        return new CostRate(CostAmounts.compute(price.subtract(ram).subtract(gpu), ram, gpu), cores, gpus);
    }

    /**
     * Returns the lines of something that ran, one a day, which add up to its whole cost.
     *
     * @param usedCoreMs cores that it kept busy in all, times milliseconds; null when that is not known
     */
    List<CostLine> lines(CostSpan run, @Nullable BigDecimal usedCoreMs, Function<CostSpan, CostKey> keyOf) {
        return run.days().stream()
                .map(day ->
                        new CostLine(day, keyOf.apply(day), due(run.from(), day), use(day, used(run, day, usedCoreMs))))
                .toList();
    }

    private CostAmounts due(Instant began, CostSpan day) {
        CostAmounts until = until(Duration.between(began, day.to()).toMillis());
        CostAmounts before = until(Duration.between(began, day.from()).toMillis());
        return CostAmounts.compute(
                until.cpu().subtract(before.cpu()),
                until.ram().subtract(before.ram()),
                until.gpu().subtract(before.gpu()));
    }

    private CostAmounts until(long elapsed) {
        UnaryOperator<BigDecimal> due =
                rate -> rate.multiply(BigDecimal.valueOf(elapsed)).divide(MINUTE, Money.DIGITS, RoundingMode.HALF_EVEN);
        return perMinute.each(due);
    }

    private static @Nullable BigDecimal used(CostSpan run, CostSpan day, @Nullable BigDecimal all) {
        return all == null
                ? null
                : Money.between(
                        all,
                        Duration.between(run.from(), day.from()).toMillis(),
                        Duration.between(run.from(), day.to()).toMillis(),
                        run.lengthMs());
    }

    private CostUse use(CostSpan day, @Nullable BigDecimal usedCoreMs) {
        BigDecimal length = BigDecimal.valueOf(day.lengthMs());
        return new CostUse(
                cores.multiply(length),
                usedCoreMs,
                BigDecimal.valueOf(gpus).multiply(length),
                BigDecimal.ZERO,
                1,
                day.from(),
                day.to());
    }
}
