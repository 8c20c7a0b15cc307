package almanac.audit.query;

/** Who acted; the names are empty for the system and for erased persons. */
public record AuditActorV1(String id, String name, String firstName, String lastName) {}
