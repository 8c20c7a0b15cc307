package almanac.gateway.event;

import org.jspecify.annotations.Nullable;

/**
 * The limits of an endpoint; a member that is null limits nothing.
 *
 * @param budgetPerMonth most that all calls of a calendar month (UTC) may cost, a decimal number in the currency of the
 *     prices
 */
public record GatewayLimits(
        @Nullable Long callsPerMinute,
        @Nullable Long callsPerMinutePerUser,
        @Nullable Long tokensPerMinute,
        @Nullable Long tokensPerMinutePerUser,
        @Nullable Long tokensPerDayPerUser,
        @Nullable String budgetPerMonth) {

    public static final GatewayLimits NONE = new GatewayLimits(null, null, null, null, null, null);
}
