package almanac.access;

import almanac.gateway.event.GatewayLimits;
import almanac.gateway.event.GatewayPrices;
import almanac.shared.GatewayEndpointId;
import almanac.shared.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers a decision's questions about endpoints of the AI gateway, as of its own transaction. */
public interface GatewayDirectory {

    boolean isNameTaken(String name);

    /**
     * What a call is decided upon.
     *
     * @param model that the endpoint leads to
     */
    record Terms(
            String model, GatewayLimits limits, @Nullable GatewayPrices prices) {}

    /** Returns the terms of an endpoint that the user may use; empty when the user may not, or it does not exist. */
    Optional<Terms> termsFor(UserId user, GatewayEndpointId endpoint);
}
