package almanac.project.command;

import almanac.project.event.GitRepository;
import almanac.project.event.ResultsBranch;
import almanac.shared.DatasetId;
import almanac.shared.GoalId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Creates a project as a copy of another.
 *
 * @param copy the new project
 * @param project the one that is copied
 */
@Requires({Permission.READ_FILES, Permission.CREATE_PROJECT, Permission.USE_FILE_STORAGE})
public record CopyProject(
        @TargetAggregateIdentifier ProjectId copy,
        ProjectId project,
        UserId owner,
        Name name,
        Settings settings,
        Parts parts,
        UserId by)
        implements Scoped.Project, Scoped.ConditionalPermissions {

    /**
     * The name of the copy.
     *
     * @param orSimilar whether a number may be appended when the owner has a project of that name
     */
    public record Name(String value, boolean orSimilar) {}

    /**
     * The settings of the copy.
     *
     * @param mainRepository where its files live; null for a repository of its own inside
     */
    public record Settings(
            String description,
            ProjectVisibility visibility,
            boolean isRestricted,
            @Nullable GitRepository mainRepository,
            List<GitRepository> repositories,
            ResultsBranch resultsBranch) {}

    /**
     * The goals and datasets of the copy.
     *
     * @param linkedDatasets datasets of other projects that the source uses
     */
    public record Parts(List<Goal> goals, List<Dataset> datasets, List<DatasetId> linkedDatasets) {}

    /** A goal of the source, under its id in the copy. */
    public record Goal(
            GoalId goal,
            String title,
            @Nullable String description,
            @Nullable String stageId,
            @Nullable UserId assignee) {}

    /** A dataset of the source, and its id in the copy. */
    public record Dataset(
            DatasetId copy,
            DatasetId source,
            String name,
            @Nullable String description) {}

    @Override
    public Set<Permission> alsoRequires() {
        return owner.equals(by) ? Set.of() : Set.of(Permission.CREATE_PROJECT_FOR_OTHERS);
    }
}
