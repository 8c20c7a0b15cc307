package almanac.gateway.command;

import almanac.gateway.event.CallUsage.Counted;
import almanac.gateway.event.GatewayCallEvent.Failure;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param failure null when the provider answered
 * @param status that the caller was answered with, or would have been
 * @param upstreamRequestId the provider's own id of the request; null when it told none
 */
public record CallOutcome(
        @Nullable Failure failure,
        int status,
        long inputTokens,
        long outputTokens,
        long cachedTokens,
        Counted counted,
        boolean streamed,
        long firstByteMs,
        long durationMs,
        @Nullable String upstreamRequestId) {}
