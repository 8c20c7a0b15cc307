package almanac.dataset.query;

import almanac.shared.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that datasets in a list must meet.
 *
 * @param minimumPermission that the caller must hold besides being allowed to list them; null for none
 * @param projectsToInclude to which they must belong; empty for any
 * @param projectsToExclude to which they must not belong
 * @param withProjectInfo whether the answer tells of their projects
 */
public record DatasetFilter(
        @Nullable DatasetRwPermissionV1 minimumPermission,
        List<ProjectId> projectsToInclude,
        List<ProjectId> projectsToExclude,
        boolean withProjectInfo) {

    public static final DatasetFilter ALL = new DatasetFilter(null, List.of(), List.of(), false);

    public static DatasetFilter of(ProjectId project) {
        return new DatasetFilter(null, List.of(project), List.of(), false);
    }
}
