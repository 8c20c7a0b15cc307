package almanac.access;

/** What an account id stands for. */
public enum AccountKind {
    USER,
    ORGANIZATION
}
