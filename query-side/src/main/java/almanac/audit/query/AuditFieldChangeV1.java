package almanac.audit.query;

/**
 * One thing that an event says.
 *
 * @param fieldType the kind of the value, or what it is the id of
 * @param after the value, from the event on
 */
public record AuditFieldChangeV1(String fieldName, String fieldType, Object after) {}
