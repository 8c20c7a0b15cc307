package almanac.access;

/** Kind of an account. */
public enum AccountKind {
    USER,
    ORGANIZATION
}
