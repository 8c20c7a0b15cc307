package almanac.shared;

/** The role of a user with regard to one data source. */
public enum DataSourceRole implements ScopeRoles {
    /** The data source's owner. */
    OWNER,
    /** A user that it is shared with: by name, by an organization, or with everyone. */
    USER;

    @Override
    public Scope scope() {
        return Scope.DATA_SOURCE;
    }
}
