package almanac.access;

/** Tells whether a user can own a project of a certain name. */
public enum Ownership {
    POSSIBLE,
    NO_SUCH_USER,
    NAME_TAKEN
}
