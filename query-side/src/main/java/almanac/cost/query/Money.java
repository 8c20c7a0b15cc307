package almanac.cost.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Arithmetic with money, in decimals of twelve digits behind the point, that neither makes nor loses any. */
final class Money {

    static final int DIGITS = 12;

    private Money() {}

    /** Returns what has become due of a whole after some of its length, to the last digit the whole at its end. */
    static BigDecimal accrued(BigDecimal whole, long elapsed, long length) {
        if (elapsed <= 0) {
            return BigDecimal.ZERO;
        }
        return elapsed >= length
                ? whole
                : whole.multiply(BigDecimal.valueOf(elapsed))
                        .divide(BigDecimal.valueOf(length), Math.max(DIGITS, whole.scale()), RoundingMode.HALF_EVEN);
    }

    /** Returns the part of a whole that became due between two times: neighbouring parts add up to the whole. */
    static BigDecimal between(BigDecimal whole, long from, long to, long length) {
        return whole.signum() == 0 ? whole : accrued(whole, to, length).subtract(accrued(whole, from, length));
    }

    /**
     * Splits a whole by weights, by the largest remainder in the last digit: the parts add up to the whole.
     *
     * @param weights none negative, and not all zero
     */
    static BigDecimal[] split(BigDecimal whole, BigDecimal[] weights) {
        int scale = Math.max(DIGITS, whole.scale());
        BigInteger units = whole.setScale(scale).unscaledValue();
        int weightScale =
                Arrays.stream(weights).mapToInt(BigDecimal::scale).max().orElse(0);
        BigInteger[] parts = Arrays.stream(weights)
                .map(weight -> weight.setScale(Math.max(weightScale, 0)).unscaledValue())
                .toArray(BigInteger[]::new);
        BigInteger sum = Arrays.stream(parts).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger[] remainders = new BigInteger[parts.length];
        BigInteger left = units;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] share = units.multiply(parts[i]).divideAndRemainder(sum);
            parts[i] = share[0];
            remainders[i] = share[1];
            left = left.subtract(share[0]);
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left.longValueExact())
                .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
        return Arrays.stream(parts).map(part -> new BigDecimal(part, scale)).toArray(BigDecimal[]::new);
    }
}
