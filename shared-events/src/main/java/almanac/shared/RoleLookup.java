package almanac.shared;

import java.util.Optional;

/** Looks up the roles of callers for {@link Guard}, as of the transaction that handles the message. */
public interface RoleLookup {

    /** Returns the caller's system roles; empty when no active user has that id. */
    Optional<CallerRoles> inInstallation(UserId caller);

    /**
     * Returns the caller's system roles and roles in the thing, or in the thing that it is a part of. Empty when no
     * active user has that id, or the thing does not exist: an archived project and a deleted data source do not, an
     * archived environment does.
     */
    Optional<CallerRoles> in(UserId caller, ScopedId thing);
}
