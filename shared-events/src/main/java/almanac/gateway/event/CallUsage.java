package almanac.gateway.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one call, and their cost at the prices that the endpoint had when the call began.
 *
 * @param inputTokens all of them, cached ones included
 * @param cachedTokens those of the input that the provider had cached
 * @param cost a decimal number; 0 where the endpoint had no prices
 * @param currency of the cost; null where the endpoint had no prices
 */
public record CallUsage(
        long inputTokens,
        long outputTokens,
        long cachedTokens,
        Counted counted,
        String cost,
        @Nullable String currency) {

    /** The source of the numbers of tokens. */
    public enum Counted {
        @JsonProperty("provider")
        PROVIDER,
        /** The server counted what it had seen, for the provider was cut off or told nothing. */
        @JsonProperty("estimated")
        ESTIMATED,
        @JsonProperty("none")
        NONE
    }
}
