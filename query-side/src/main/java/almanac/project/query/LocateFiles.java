package almanac.project.query;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import java.util.Set;

/**
 * Asks for the location of the files of a project.
 *
 * @param forWriting whether the caller wants to change them
 */
@Requires(Permission.READ_FILES)
public record LocateFiles(ProjectId project, boolean forWriting)
        implements Scoped.Project, Scoped.ConditionalPermissions, Query<FilesLocation> {

    @Override
    public Set<Permission> alsoRequires() {
        return forWriting ? Set.of(Permission.WRITE_FILES) : Set.of();
    }
}
