package almanac.shared;

import java.util.Optional;
import java.util.Set;

/** A caller's roles in a project, direct or by an organization, and what the project shows to all users. */
public record ProjectRoles(Set<ProjectRole> roles, ProjectVisibility visibility) implements ScopeRoles {

    @Override
    public Scope scope() {
        return Scope.PROJECT;
    }

    @Override
    public Optional<ProjectRoles> project() {
        return Optional.of(this);
    }
}
