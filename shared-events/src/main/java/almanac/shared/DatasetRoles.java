package almanac.shared;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A caller's roles in a dataset, direct or by an organization.
 *
 * @param inProject the caller's roles in the dataset's project, which count for little in the dataset, but not for
 *     nothing; null when the dataset belongs to no project
 */
public record DatasetRoles(Set<DatasetRole> roles, @Nullable ProjectRoles inProject) implements ScopeRoles {

    @Override
    public Scope scope() {
        return Scope.DATASET;
    }

    @Override
    public Optional<ProjectRoles> project() {
        return Optional.ofNullable(inProject);
    }
}
