package almanac.project.query;

import almanac.project.event.GitRepository;
import almanac.project.event.ResultsBranch;
import almanac.shared.BillingTagName;
import almanac.shared.DatasetId;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a project that a copy takes over, except its files and datasets.
 *
 * @param mainRepository the outside repository that its files are in; null when they are in one of its own
 * @param linkedDatasets datasets of other projects that it uses
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
        List<DatasetId> linkedDatasets,
        List<String> tags,
        @Nullable BillingTagName billingTag) {

    /** The parts of a goal that a copy takes over: a copy begins anew, so its completion is left out. */
    public record Goal(
            String title,
            @Nullable String description,
            @Nullable String stageId,
            @Nullable UserId assignee) {}
}
