package almanac.gateway.command;

import almanac.gateway.event.GatewayPrices;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Calculates what a call costs. */
final class CallCost {

    /** Prices are for a million tokens. */
    private static final int MILLION = 6;

    private CallCost() {}

    /** Returns the exact cost, which is zero without prices; cached tokens are a part of the input. */
    static BigDecimal of(@Nullable GatewayPrices prices, long input, long output, long cached) {
        if (prices == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal ofInput = new BigDecimal(prices.input()).multiply(BigDecimal.valueOf(input - cached));
        BigDecimal ofCached = new BigDecimal(prices.cached()).multiply(BigDecimal.valueOf(cached));
        BigDecimal ofOutput = new BigDecimal(prices.output()).multiply(BigDecimal.valueOf(output));
        return ofInput.add(ofCached).add(ofOutput).movePointLeft(MILLION);
    }

    /** Returns the cost as events hold it. */
    static String inWords(BigDecimal cost) {
        BigDecimal stripped = cost.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
