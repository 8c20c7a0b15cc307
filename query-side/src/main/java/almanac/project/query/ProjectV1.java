package almanac.project.query;

import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project as the API shows it. Callers that may see its summary only get it without collaborators, repository and
 * billing tag.
 */
public record ProjectV1(
        ProjectId id,
        String name,
        String description,
        UserId ownerId,
        String ownerUsername,
        ProjectVisibility visibility,
        List<ProjectCollaboratorV1> collaborators,
        @Nullable ProjectGitRepositoryV1 mainRepository,
        List<String> internalTags,
        @Nullable ProjectBillingTagV1 billingTag) {}
