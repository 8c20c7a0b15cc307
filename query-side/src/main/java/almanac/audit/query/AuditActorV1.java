package almanac.audit.query;

/** The actor of an audit event; the names are empty for the system and for erased users. */
public record AuditActorV1(String id, String name, String firstName, String lastName) {}
