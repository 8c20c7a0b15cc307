package almanac.project.api;

import almanac.project.api.ClientGit.ClientRepository;
import almanac.project.query.ProjectBillingTagV1;
import almanac.project.query.ProjectCollaboratorV1;
import almanac.project.query.ProjectGitRepositoryV1;
import almanac.project.query.ProjectStatusV1;
import almanac.project.query.ProjectTagV1;
import almanac.project.query.ProjectV1;
import almanac.shared.AccountId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectTagId;
import almanac.shared.UserId;
import almanac.web.ClientWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project with the members that older clients read. */
record ClientProject(
        ProjectId id,
        String name,
        String description,
        UserId ownerId,
        String ownerUsername,
        String visibility,
        List<AccountId> collaboratorIds,
        List<ClientCollaborator> collaborators,
        List<ClientProjectTag> tags,
        ProjectStatusV1 status,
        @Nullable ClientRepository mainRepository,
        List<ClientRepository> importedGitRepositories,
        List<String> internalTags,
        @Nullable ProjectBillingTagV1 billingTag) {

    record ClientCollaborator(AccountId collaboratorId, String projectRole) {

        static ClientCollaborator of(ProjectCollaboratorV1 collaborator) {
            return new ClientCollaborator(collaborator.id(), ClientWords.of(collaborator.role()));
        }
    }

    record ClientProjectTag(ProjectTagId id, String name, boolean isApproved) {

        static ClientProjectTag of(ProjectTagV1 tag) {
            return new ClientProjectTag(tag.id(), tag.name(), false);
        }
    }

    static ClientProject of(
            ProjectV1 project,
            ProjectStatusV1 status,
            List<ProjectTagV1> tags,
            List<ProjectGitRepositoryV1> repositories) {
        return new ClientProject(
                project.id(),
                project.name(),
                project.description(),
                project.ownerId(),
                project.ownerUsername(),
                ClientWords.of(project.visibility()),
                project.collaborators().stream().map(ProjectCollaboratorV1::id).toList(),
                project.collaborators().stream().map(ClientCollaborator::of).toList(),
                tags.stream().map(ClientProjectTag::of).toList(),
                status,
                project.mainRepository() == null ? null : ClientRepository.of(project.mainRepository()),
                repositories.stream().map(ClientRepository::of).toList(),
                project.internalTags(),
                project.billingTag());
    }
}
