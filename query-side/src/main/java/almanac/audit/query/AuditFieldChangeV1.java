package almanac.audit.query;

/**
 * One member of an event.
 *
 * @param fieldType the JSON type of the value, or the type of resource that it is the id of
 * @param after the value, from the event on
 */
public record AuditFieldChangeV1(String fieldName, String fieldType, Object after) {}
