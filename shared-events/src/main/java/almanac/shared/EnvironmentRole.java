package almanac.shared;

/** What a caller is in one environment; whoever is neither may not know of it. */
public enum EnvironmentRole {
    /** Its owner, or an admin of the organization that owns it. */
    OWNER,
    /** Another member of the owning organization, or anybody where it is global. */
    USER
}
