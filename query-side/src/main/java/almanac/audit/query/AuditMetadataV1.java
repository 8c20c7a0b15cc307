package almanac.audit.query;

import org.jspecify.annotations.Nullable;

/**
 * The facts of an event that only Almanac reports, beyond the API that other servers share.
 *
 * @param position in the log
 * @param code the code of the refusal or failure
 */
public record AuditMetadataV1(
        long position, AuditOutcome outcome, @Nullable String code) {}
