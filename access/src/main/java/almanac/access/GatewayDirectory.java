package almanac.access;

import almanac.gateway.event.GatewayLimits;
import almanac.gateway.event.GatewayPrices;
import almanac.shared.GatewayEndpointId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
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
     * @param project of the execution that calls; null when none does
     */
    record Terms(
            String model,
            GatewayLimits limits,
            @Nullable GatewayPrices prices,
            @Nullable ProjectId project) {}

    /**
     * Returns the terms of an endpoint that the user may use; empty when the user may not, or it does not exist.
     *
     * @param execution that calls for the user; null when none does
     */
    Optional<Terms> termsFor(UserId user, GatewayEndpointId endpoint, @Nullable JobId execution);
}
