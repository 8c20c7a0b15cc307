package almanac.audit.query;

import org.jspecify.annotations.Nullable;

/**
 * A resource or a user that an event is about.
 *
 * @param name absent when it is not known
 */
public record AuditEntityV1(
        @Nullable String entityType, String id, @Nullable String name) {}
