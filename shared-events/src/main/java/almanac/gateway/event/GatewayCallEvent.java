package almanac.gateway.event;

import almanac.shared.GatewayEndpointId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Events of calls through the AI gateway. Each call has a stream of its own with one event, and none of them holds a
 * prompt, an answer, a key or a provider's message. A call that a limit refused is a refused command instead. A call
 * that a job or a session made with its own token names that execution and its project; other calls name neither.
 */
public sealed interface GatewayCallEvent {

    GatewayEndpointId endpoint();

    /** Why a call failed. */
    enum Failure {
        /** The connection was refused, or the provider's address is none that this server connects to. */
        @JsonProperty("unreachable")
        UNREACHABLE,
        /** The connection was lost, or the provider was silent for too long. */
        @JsonProperty("lost")
        LOST,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("throttled")
        THROTTLED,
        @JsonProperty("credentials")
        CREDENTIALS,
        /** The provider answered with a fault of its own. */
        @JsonProperty("fault")
        FAULT,
        /** The provider's answer was none that this server understands. */
        @JsonProperty("malformed")
        MALFORMED
    }

    /**
     * The provider answered, whether or not the caller waited for it.
     *
     * @param firstByteMs time until the provider's first byte
     * @param durationMs time of the whole call
     * @param execution null when no execution made the call
     * @param project null when no execution made the call
     * @param upstreamRequestId the provider's own id of the request; null when it told none
     */
    record CallAnswered(
            GatewayEndpointId endpoint,
            String model,
            @Nullable JobId execution,
            @Nullable ProjectId project,
            CallUsage usage,
            boolean streamed,
            long firstByteMs,
            long durationMs,
            @Nullable String upstreamRequestId)
            implements GatewayCallEvent {}

    /**
     * The provider did not answer, or not to the end.
     *
     * @param execution null when no execution made the call
     * @param project null when no execution made the call
     * @param status that the caller was answered with, or would have been, had the answer not begun
     */
    record CallFailed(
            GatewayEndpointId endpoint,
            String model,
            @Nullable JobId execution,
            @Nullable ProjectId project,
            Failure kind,
            int status,
            CallUsage usage,
            boolean streamed,
            long durationMs,
            @Nullable String upstreamRequestId)
            implements GatewayCallEvent {}

    /**
     * A server ended in the middle of a call, so its outcome is unknown: it counts with all that was reserved.
     *
     * @param user the caller, because the system records the loss
     * @param execution null when no execution made the call
     * @param project null when no execution made the call
     */
    record CallLost(
            GatewayEndpointId endpoint,
            UserId user,
            String model,
            @Nullable JobId execution,
            @Nullable ProjectId project,
            CallUsage usage)
            implements GatewayCallEvent {}

    /**
     * A client that calls providers itself has looked an endpoint up, and told the size of its request.
     *
     * @param inputTokens as the client counted them
     */
    record EndpointAccessed(GatewayEndpointId endpoint, long inputTokens) implements GatewayCallEvent {}
}
