package almanac.audit.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of any feature.
 *
 * @param affecting the users and resources that it names besides its target
 * @param in the project that it happened in
 * @param timestamp in milliseconds since 1970
 */
public record AuditEventV1(
        AuditActorV1 actor,
        AuditActionV1 action,
        List<AuditTargetV1> targets,
        List<AuditEntityV1> affecting,
        @Nullable AuditEntityV1 in,
        long timestamp,
        AuditMetadataV1 metadata) {}
