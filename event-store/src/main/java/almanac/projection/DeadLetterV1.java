package almanac.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event that an async projection could not fold, or that came after such a one in the same stream.
 *
 * @param event the event's identifier
 * @param type the event's name
 * @param payload as it is stored; only when one letter is asked for
 * @param attempts how often it was tried; none for one that only waits behind another
 * @param cause what happened at the last attempt; null for one that only waits
 */
public record DeadLetterV1(
        String id,
        String event,
        String type,
        String stream,
        long sequence,
        Instant recordedAt,
        Instant deadSince,
        @Nullable Instant lastTriedAt,
        int attempts,
        @Nullable String cause,
        @Nullable JsonNode payload,
        @Nullable JsonNode metadata) {}
