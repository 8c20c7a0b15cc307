package almanac.cost.query;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;

/**
 * Dollars, by what they were spent on.
 *
 * @param external what was bought elsewhere: calls of models
 * @param shared a cost from outside that was spread over all
 */
record CostAmounts(
        BigDecimal cpu, BigDecimal ram, BigDecimal gpu, BigDecimal pv, BigDecimal external, BigDecimal shared) {

    static final CostAmounts NONE = compute(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static CostAmounts compute(BigDecimal cpu, BigDecimal ram, BigDecimal gpu) {
        return new CostAmounts(cpu, ram, gpu, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    static CostAmounts stored(BigDecimal pv) {
        return new CostAmounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, pv, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    static CostAmounts bought(BigDecimal external) {
        return new CostAmounts(
                BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, external, BigDecimal.ZERO);
    }

    static CostAmounts spread(BigDecimal shared) {
        return new CostAmounts(
                BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, shared);
    }

    CostAmounts plus(CostAmounts other) {
        return new CostAmounts(
                cpu.add(other.cpu),
                ram.add(other.ram),
                gpu.add(other.gpu),
                pv.add(other.pv),
                external.add(other.external),
                shared.add(other.shared));
    }

    CostAmounts each(UnaryOperator<BigDecimal> change) {
        return new CostAmounts(
                change.apply(cpu),
                change.apply(ram),
                change.apply(gpu),
                change.apply(pv),
                change.apply(external),
                change.apply(shared));
    }

    /** Returns what a machine's price exceeds what was charged on it, resource by resource. */
    CostAmounts beyond(CostAmounts charged) {
        return compute(
                cpu.subtract(charged.cpu).max(BigDecimal.ZERO),
                ram.subtract(charged.ram).max(BigDecimal.ZERO),
                gpu.subtract(charged.gpu).max(BigDecimal.ZERO));
    }

    BigDecimal total() {
        return cpu.add(ram).add(gpu).add(pv).add(external).add(shared);
    }

    boolean isNothing() {
        return total().signum() == 0;
    }
}
