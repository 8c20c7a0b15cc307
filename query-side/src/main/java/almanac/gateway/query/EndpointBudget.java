package almanac.gateway.query;

import org.jspecify.annotations.Nullable;

/**
 * The budget of an endpoint for each month.
 *
 * @param budget null when there is none
 * @param currency null when the endpoint has no prices
 */
public record EndpointBudget(
        String name, @Nullable String budget, @Nullable String currency) {}
