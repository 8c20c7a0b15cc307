package almanac.shared;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller's roles with regard to what a message is about: all that a {@link Permission} looks at.
 *
 * @param systemRoles the caller's roles in the installation
 * @param byScope the caller's roles in each thing that the message is about; nothing of a scope that the message has no
 *     thing of, or in whose thing the caller has no role
 * @param self whether the message is about the caller
 * @param ofJob whether a running job has sent the message with its own token, and so lacks what jobs never hold
 */
public record CallerRoles(Set<SystemRole> systemRoles, Map<Scope, ScopeRoles> byScope, boolean self, boolean ofJob) {

    static final CallerRoles SYSTEM = inInstallation(Set.of(SystemRole.SYS_ADMIN));

    public static CallerRoles inInstallation(Set<SystemRole> systemRoles) {
        return new CallerRoles(systemRoles, Map.of(), false, false);
    }

    /**
     * Returns the roles of a caller in one thing.
     *
     * @param roles null when the caller has none in it
     */
    public static CallerRoles of(Set<SystemRole> systemRoles, @Nullable ScopeRoles roles) {
        return new CallerRoles(systemRoles, roles == null ? Map.of() : Map.of(roles.scope(), roles), false, false);
    }

    CallerRoles asSelf() {
        return new CallerRoles(systemRoles, byScope, true, ofJob);
    }

    CallerRoles asJob() {
        return new CallerRoles(systemRoles, byScope, self, true);
    }

    /** Returns the roles of the user that started the job; those of a caller that is no job are the same. */
    public CallerRoles ofStarter() {
        return new CallerRoles(systemRoles, byScope, self, false);
    }

    /** Returns the roles in the things of both, of which the other were looked up later. */
    CallerRoles and(CallerRoles other) {
        Map<Scope, ScopeRoles> all = new EnumMap<>(Scope.class);
        all.putAll(byScope);
        all.putAll(other.byScope);
        return new CallerRoles(other.systemRoles, all, self || other.self, ofJob || other.ofJob);
    }

    /** Returns the caller's roles in the thing of that scope; empty when the caller has none. */
    Optional<ScopeRoles> in(Scope scope) {
        return Optional.ofNullable(byScope.get(scope));
    }

    /** Returns the caller's roles in the project that the message is about; empty outside a project. */
    public Set<ProjectRole> projectRoles() {
        return in(Scope.PROJECT)
                .flatMap(ScopeRoles::project)
                .map(ProjectRoles::roles)
                .orElse(Set.of());
    }

    public boolean isAdministrator() {
        return systemRoles.contains(SystemRole.SYS_ADMIN);
    }

    /** Tells whether the caller may do what the project's owner may: as an owner, or as an administrator. */
    public boolean isOwnerOfProject() {
        return isAdministrator()
                || in(Scope.PROJECT)
                        .flatMap(ScopeRoles::project)
                        .filter(project -> project.roles().contains(ProjectRole.OWNER))
                        .isPresent();
    }
}
