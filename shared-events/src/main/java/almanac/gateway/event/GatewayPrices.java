package almanac.gateway.event;

/**
 * The prices of an endpoint for a million tokens each, as decimal numbers.
 *
 * @param currency three capital letters
 * @param input price of input tokens that the provider had not cached
 * @param cached price of input tokens that the provider had cached
 */
public record GatewayPrices(String currency, String input, String output, String cached) {}
