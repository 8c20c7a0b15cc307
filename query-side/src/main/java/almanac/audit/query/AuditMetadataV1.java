package almanac.audit.query;

import org.jspecify.annotations.Nullable;

/**
 * What Almanac knows of an event beyond what other servers of this API tell.
 *
 * @param position in the log
 * @param code why it was refused, or how it failed
 */
public record AuditMetadataV1(
        long position, AuditOutcome outcome, @Nullable String code) {}
