package almanac.gateway.query;

import almanac.row.Window;
import org.jspecify.annotations.Nullable;

/**
 * Which of the endpoints are listed, and in which order.
 *
 * @param search part of the name, the provider or the model, in any letter case; null for all endpoints
 * @param window null for all that are found
 */
public record EndpointListing(
        Order order,
        boolean isAscending,
        @Nullable String search,
        @Nullable Window window) {

    /** All of them, the newest first. */
    public static final EndpointListing NEWEST_FIRST = new EndpointListing(Order.CREATION, false, null, null);

    /** What endpoints are ordered by; those that are equal, by their creation. */
    public enum Order {
        CREATION,
        NAME,
        TYPE,
        PROVIDER,
        MODEL
    }
}
