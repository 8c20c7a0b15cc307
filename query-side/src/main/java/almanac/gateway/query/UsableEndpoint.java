package almanac.gateway.query;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint that the caller may use.
 *
 * @param callsPerMinute its limit of calls, of all users or else of each; null when it has none
 */
public record UsableEndpoint(
        EndpointEnvelopeV1 endpoint, @Nullable Long callsPerMinute) {}
