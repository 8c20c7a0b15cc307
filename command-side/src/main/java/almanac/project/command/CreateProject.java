package almanac.project.command;

import almanac.project.event.GitRepository;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Creates a project.
 *
 * @param mainRepository where its files live; null for a repository of its own inside
 */
@Requires({Permission.CREATE_PROJECT, Permission.USE_FILE_STORAGE})
public record CreateProject(
        @TargetAggregateIdentifier ProjectId project,
        UserId owner,
        String name,
        String description,
        ProjectVisibility visibility,
        boolean isRestricted,
        @Nullable GitRepository mainRepository,
        @Nullable Template template,
        UserId by)
        implements Scoped.ConditionalPermissions {

    /** The template that the caller claims to have used. */
    public record Template(String id, String name, @Nullable String revisionId) {}

    @Override
    public Set<Permission> alsoRequires() {
        Set<Permission> more = EnumSet.noneOf(Permission.class);
        if (isRestricted) {
            more.add(Permission.PROJECT_CLASSIFIER);
        }
        if (!isForHimself()) {
            more.add(Permission.CREATE_PROJECT_FOR_OTHERS);
        }
        return more;
    }

    boolean isForHimself() {
        return owner.equals(by);
    }
}
