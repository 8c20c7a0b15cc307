package almanac.gateway.query;

import almanac.gateway.event.GatewayLimits;
import almanac.gateway.event.GatewayPrices;
import org.jspecify.annotations.Nullable;

/** The limits and the prices of an endpoint. */
public record GatewayTerms(GatewayLimits limits, @Nullable GatewayPrices prices) {}
