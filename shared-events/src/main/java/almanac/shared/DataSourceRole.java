package almanac.shared;

/** What somebody is to a data source. */
public enum DataSourceRole {
    /** Whose it is. */
    OWNER,
    /** Whom it is shared with: by name, by an organization of his, or as everybody. */
    USER
}
