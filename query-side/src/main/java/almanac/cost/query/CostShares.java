package almanac.cost.query;

import almanac.cost.query.CostQuestion.Sharing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The lines of one day, with what each is given of shared and idle costs. Weights are taken over all lines that are
 * neither, before any filter; each split adds up to what is split.
 */
final class CostShares {

    private static final BigDecimal MONTH_MS =
            Sharing.DAYS_A_MONTH.multiply(BigDecimal.valueOf(Duration.ofDays(1).toMillis()));

    private final List<CostLine> lines;
    private final CostAmounts[] shared;
    private final CostAmounts[] idle;
    private final List<CostLine> unused = new ArrayList<>();

    private CostShares(List<CostLine> lines) {
        this.lines = lines;
        this.shared = new CostAmounts[lines.size()];
        this.idle = new CostAmounts[lines.size()];
        Arrays.fill(shared, CostAmounts.NONE);
        Arrays.fill(idle, CostAmounts.NONE);
    }

    /** A line, what it is given of shared costs, and what of idle machines. */
    record Share(CostLine line, CostAmounts shared, CostAmounts idle) {}

    static CostShares of(Sharing sharing, CostSpan passed, List<CostLine> lines, List<CostLine> idle, CostNames names) {
        List<CostLine> given = lines.stream()
                .filter(line -> sharing.includes(line.key(), names))
                .toList();
        List<CostLine> others = lines.stream()
                .filter(line -> !sharing.includes(line.key(), names))
                .toList();
        boolean hasTakers = !others.isEmpty();
        CostAmounts pool = given.stream().map(CostLine::amounts).reduce(CostAmounts.NONE, CostAmounts::plus);
        CostAmounts outside = CostAmounts.spread(costOf(sharing, passed));
        List<CostLine> all = new ArrayList<>(hasTakers ? others : given);
        if (all.isEmpty() && !outside.isNothing()) {
            all.add(new CostLine(passed, CostKey.NONE, CostAmounts.NONE, CostUse.idle(1, null, null)));
        }
        CostShares shares = new CostShares(all);
        if (hasTakers) {
            shares.spread(pool, sharing.isEven());
        }
        shares.spread(outside, sharing.isEven());
        idle.forEach(shares::giveIdle);
        return shares;
    }

    /** Returns what a cost of so much a month comes to in a time; neighbouring times add up. */
    private static BigDecimal costOf(Sharing sharing, CostSpan time) {
        return sharing.perMonth().signum() == 0 || time.lengthMs() == 0
                ? BigDecimal.ZERO
                : due(sharing.perMonth(), time.to()).subtract(due(sharing.perMonth(), time.from()));
    }

    private static BigDecimal due(BigDecimal perMonth, Instant until) {
        return perMonth.multiply(BigDecimal.valueOf(until.toEpochMilli()))
                .divide(MONTH_MS, Money.DIGITS, RoundingMode.HALF_EVEN);
    }

    List<Share> all() {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Share(lines.get(i), shared[i], idle[i]))
                .toList();
    }

    /** Returns what is left of idle machines, because no line used that resource there. */
    List<CostLine> unused() {
        return unused;
    }

    /** Spreads each part of a cost by the same part of the lines' own, where they have any, else by all of it. */
    private void spread(CostAmounts pool, boolean isEven) {
        if (pool.isNothing()) {
            return;
        }
        BigDecimal[] cpu = parts(pool.cpu(), CostAmounts::cpu, isEven);
        BigDecimal[] ram = parts(pool.ram(), CostAmounts::ram, isEven);
        BigDecimal[] gpu = parts(pool.gpu(), CostAmounts::gpu, isEven);
        BigDecimal[] pv = parts(pool.pv(), CostAmounts::pv, isEven);
        BigDecimal[] external = parts(pool.external(), CostAmounts::external, isEven);
        BigDecimal[] outside = parts(pool.shared(), CostAmounts::total, isEven);
        for (int i = 0; i < shared.length; i++) {
            shared[i] = shared[i].plus(new CostAmounts(cpu[i], ram[i], gpu[i], pv[i], external[i], outside[i]));
        }
    }

    private BigDecimal[] parts(BigDecimal whole, Function<CostAmounts, BigDecimal> weight, boolean isEven) {
        BigDecimal[] parts = new BigDecimal[lines.size()];
        if (whole.signum() == 0) {
            Arrays.fill(parts, BigDecimal.ZERO);
            return parts;
        }
        BigDecimal[] weights = isEven ? counts() : weights(weight);
        if (isNothing(weights)) {
            weights = weights(CostAmounts::total);
        }
        return Money.split(whole, isNothing(weights) ? counts() : weights);
    }

    private BigDecimal[] weights(Function<CostAmounts, BigDecimal> weight) {
        return lines.stream().map(line -> weight.apply(line.amounts())).toArray(BigDecimal[]::new);
    }

    private BigDecimal[] counts() {
        return lines.stream()
                .map(line -> BigDecimal.valueOf(line.use().lines()))
                .toArray(BigDecimal[]::new);
    }

    private static boolean isNothing(BigDecimal[] weights) {
        return Arrays.stream(weights).allMatch(weight -> weight.signum() == 0);
    }

    /** Gives a machine's idle cost to the lines that used it, resource by resource. */
    private void giveIdle(CostLine machine) {
        CostAmounts cost = machine.amounts();
        BigDecimal[] cpu = used(machine, cost.cpu(), CostAmounts::cpu);
        BigDecimal[] ram = used(machine, cost.ram(), CostAmounts::ram);
        BigDecimal[] gpu = used(machine, cost.gpu(), CostAmounts::gpu);
        for (int i = 0; i < idle.length; i++) {
            if (isOn(machine, lines.get(i))) {
                idle[i] = idle[i].plus(CostAmounts.compute(cpu[i], ram[i], gpu[i]));
            }
        }
        CostAmounts left = CostAmounts.compute(left(cost.cpu(), cpu), left(cost.ram(), ram), left(cost.gpu(), gpu));
        if (!left.isNothing()) {
            unused.add(new CostLine(machine.span(), CostKey.NONE, left, CostUse.NONE));
        }
    }

    private BigDecimal[] used(CostLine machine, BigDecimal whole, Function<CostAmounts, BigDecimal> weight) {
        BigDecimal[] weights = lines.stream()
                .map(line -> isOn(machine, line) ? weight.apply(line.amounts()) : BigDecimal.ZERO)
                .toArray(BigDecimal[]::new);
        if (whole.signum() == 0 || isNothing(weights)) {
            Arrays.fill(weights, BigDecimal.ZERO);
            return weights;
        }
        return Money.split(whole, weights);
    }

    private static BigDecimal left(BigDecimal whole, BigDecimal[] given) {
        return whole.subtract(Arrays.stream(given).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static boolean isOn(CostLine machine, CostLine line) {
        return machine.host() != null && machine.host().equals(line.host());
    }
}
