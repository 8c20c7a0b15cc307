package almanac.gateway.command;

import almanac.shared.GatewayCallId;
import almanac.shared.GatewayEndpointId;
import almanac.shared.JobId;
import almanac.shared.OpenToAll;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about calls through the AI gateway. Their handler looks up whether the user may use the endpoint. */
public sealed interface GatewayCallCommand {

    /** Records that the caller has looked an endpoint up, for a call of so many tokens that it makes itself. */
    @OpenToAll
    record RecordEndpointAccess(
            GatewayCallId access, @TargetAggregateIdentifier GatewayEndpointId endpoint, UserId user, long inputTokens)
            implements GatewayCallCommand {}

    /**
     * Begins a call, and reserves what it may take at most. A call that does not fit into the endpoint's limits is
     * refused.
     *
     * @param name of the endpoint as the caller spelt it, for the refusal
     * @param execution that calls for the user; null when none does
     */
    @OpenToAll
    record ReserveCall(
            GatewayCallId call,
            @TargetAggregateIdentifier GatewayEndpointId endpoint,
            String name,
            UserId user,
            @Nullable JobId execution,
            Instant at,
            long inputTokens,
            long outputTokens)
            implements GatewayCallCommand {}

    /** Records how the caller's call ended, and counts what it took. A call that was given up as lost stays so. */
    @OpenToAll
    record SettleCall(GatewayCallId call, UserId user, CallOutcome outcome) implements GatewayCallCommand {}

    /** Gives up a call whose server has ended: it counts with all that was reserved. */
    @SystemOnly
    record LoseCall(GatewayCallId call) implements GatewayCallCommand {}
}
