package almanac.shared;

/** The role of a caller in one environment; a caller without one may not know of it. */
public enum EnvironmentRole implements ScopeRoles {
    /** Its owner, or an admin of the organization that owns it. */
    OWNER,
    /** Another member of the owning organization, or any user where it is global. */
    USER;

    @Override
    public Scope scope() {
        return Scope.ENVIRONMENT;
    }
}
