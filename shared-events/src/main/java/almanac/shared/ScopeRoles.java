package almanac.shared;

import java.util.Optional;

/** A caller's roles in one thing. Each {@link Scope} that has roles has a type of its own for them. */
public interface ScopeRoles {

    Scope scope();

    /** Returns the caller's roles in the project that the thing is, or belongs to; empty outside a project. */
    default Optional<ProjectRoles> project() {
        return Optional.empty();
    }
}
