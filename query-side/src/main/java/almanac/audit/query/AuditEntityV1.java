package almanac.audit.query;

import org.jspecify.annotations.Nullable;

/**
 * A thing or a person that an event is about.
 *
 * @param name absent when it is not known
 */
public record AuditEntityV1(
        @Nullable String entityType, String id, @Nullable String name) {}
