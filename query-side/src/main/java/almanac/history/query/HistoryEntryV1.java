package almanac.history.query;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event in words.
 *
 * @param position in the whole log
 * @param version of the resource after it
 * @param event its type
 * @param credential the id of the actor's key or token; shown to auditors only
 * @param requestId the id of the actor's request; shown to auditors only
 * @param before the members that it changed or took away, as they were
 * @param after the members that it changed or brought, as they are since
 */
public record HistoryEntryV1(
        long position,
        long version,
        String event,
        String words,
        Instant at,
        HistoryActorV1 actor,
        @Nullable String credential,
        @Nullable String requestId,
        Map<String, Object> before,
        Map<String, Object> after) {}
