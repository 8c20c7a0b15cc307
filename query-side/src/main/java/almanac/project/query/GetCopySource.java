package almanac.project.query;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import java.util.Set;

/**
 * Asks for the parts of a project that a copy takes over.
 *
 * @param owner the owner of the copy
 * @param by the user that wants to copy it
 */
@Requires({Permission.READ_FILES, Permission.CREATE_PROJECT, Permission.USE_FILE_STORAGE})
public record GetCopySource(ProjectId project, UserId owner, UserId by)
        implements Scoped.Project, Scoped.ConditionalPermissions, Query<CopySource> {

    @Override
    public Set<Permission> alsoRequires() {
        return owner.equals(by) ? Set.of() : Set.of(Permission.CREATE_PROJECT_FOR_OTHERS);
    }
}
