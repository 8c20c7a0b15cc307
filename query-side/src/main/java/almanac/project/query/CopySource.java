package almanac.project.query;

import almanac.project.event.GitRepository;
import almanac.project.event.ResultsBranch;
import almanac.shared.DatasetId;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a project is copied, but for its files and datasets.
 *
 * @param mainRepository the outside repository that its files are in; null when they are in one of its own
 * @param linkedDatasets datasets of elsewhere that it uses
 */
public record CopySource(
        String name,
        String description,
        ProjectVisibility visibility,
        boolean isRestricted,
        @Nullable GitRepository mainRepository,
        List<GitRepository> repositories,
        ResultsBranch resultsBranch,
        List<Goal> goals,
        List<DatasetId> linkedDatasets) {

    /** What of a goal is copied: a copy begins anew, so whether it was reached is not. */
    public record Goal(
            String title,
            @Nullable String description,
            @Nullable String stageId,
            @Nullable UserId assignee) {}
}
