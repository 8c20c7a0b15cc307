package almanac.audit.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that audit events must meet; those that are null are ignored.
 *
 * @param start the first moment that counts
 * @param end the last moment that counts
 * @param actorName the actor's user name, as it is shown
 * @param event the event's type in words
 * @param targetName the target's name as of the event; a user's as it is now
 */
public record AuditFilter(
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable String actorId,
        @Nullable String actorName,
        @Nullable String event,
        @Nullable String targetType,
        @Nullable String targetId,
        @Nullable String targetName,
        @Nullable String projectId,
        @Nullable String projectName) {}
