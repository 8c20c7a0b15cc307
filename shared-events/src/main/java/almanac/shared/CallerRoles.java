package almanac.shared;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller's roles with regard to the thing that a message is about: all that a {@link Permission} looks at.
 *
 * @param systemRoles the caller's roles in the installation
 * @param datasetRoles the caller's roles in the dataset, direct or by an organization; empty outside a dataset
 * @param projectRoles the caller's roles in the project, or in the dataset's, direct or by an organization; empty
 *     outside a project
 * @param visibility of the project, or of the dataset's; null outside a project
 * @param organizationRole in the organization; null outside an organization, or when the caller is no member
 * @param dataSourceRole to the data source; null outside a data source, or when it is not shared with the caller
 * @param environmentRole in the environment; null outside an environment, or when the caller has no role in it
 * @param self whether the message is about the caller
 */
public record CallerRoles(
        Set<SystemRole> systemRoles,
        Set<DatasetRole> datasetRoles,
        Set<ProjectRole> projectRoles,
        @Nullable ProjectVisibility visibility,
        @Nullable OrganizationRole organizationRole,
        @Nullable DataSourceRole dataSourceRole,
        @Nullable EnvironmentRole environmentRole,
        boolean self) {

    static final CallerRoles SYSTEM = inInstallation(Set.of(SystemRole.SYS_ADMIN));

    public static CallerRoles inInstallation(Set<SystemRole> systemRoles) {
        return new CallerRoles(systemRoles, Set.of(), Set.of(), null, null, null, null, false);
    }

    public static CallerRoles inProject(
            Set<SystemRole> systemRoles, Set<ProjectRole> projectRoles, ProjectVisibility visibility) {
        return new CallerRoles(systemRoles, Set.of(), projectRoles, visibility, null, null, null, false);
    }

    /**
     * Returns the caller's roles in a dataset; the roles in its project count for little there, but not for nothing.
     */
    public static CallerRoles inDataset(
            Set<SystemRole> systemRoles,
            Set<DatasetRole> datasetRoles,
            Set<ProjectRole> projectRoles,
            @Nullable ProjectVisibility visibility) {
        return new CallerRoles(systemRoles, datasetRoles, projectRoles, visibility, null, null, null, false);
    }

    public static CallerRoles inOrganization(Set<SystemRole> systemRoles, @Nullable OrganizationRole role) {
        return new CallerRoles(systemRoles, Set.of(), Set.of(), null, role, null, null, false);
    }

    public static CallerRoles inDataSource(Set<SystemRole> systemRoles, @Nullable DataSourceRole role) {
        return new CallerRoles(systemRoles, Set.of(), Set.of(), null, null, role, null, false);
    }

    public static CallerRoles inEnvironment(Set<SystemRole> systemRoles, @Nullable EnvironmentRole role) {
        return new CallerRoles(systemRoles, Set.of(), Set.of(), null, null, null, role, false);
    }

    CallerRoles asSelf() {
        return new CallerRoles(
                systemRoles,
                datasetRoles,
                projectRoles,
                visibility,
                organizationRole,
                dataSourceRole,
                environmentRole,
                true);
    }

    public boolean isAdministrator() {
        return systemRoles.contains(SystemRole.SYS_ADMIN);
    }
}
