package almanac.project.api;

import almanac.messaging.Caller;
import almanac.project.command.ProjectCommand.ImportRepository;
import almanac.project.command.ProjectCommand.RemoveRepository;
import almanac.project.event.GitRepository;
import almanac.project.query.ProjectGitRepositoryV1;
import almanac.project.query.ProjectQuery.GetRepository;
import almanac.project.query.ProjectQuery.ListRepositories;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.RepositoryId;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the imported repositories of a project. */
@RestController
@Tag(name = "Projects")
@RequestMapping("/api/projects/v1/projects/{projectId}/repositories")
class RepositoryController {

    private final Answers answers;
    private final IdSource ids;
    private final OwnGitCredentials credentials;
    private final GitUris uris;

    RepositoryController(Answers answers, IdSource ids, OwnGitCredentials credentials, GitUris uris) {
        this.answers = answers;
        this.ids = ids;
        this.credentials = credentials;
        this.uris = uris;
    }

    record ProjectGitRepositoryEnvelopeV1(ProjectGitRepositoryV1 repository, MetadataV1 metadata) {}

    record PaginatedGitRepositoriesEnvelopeV1(
            List<ProjectGitRepositoryV1> repositories, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedGitRepositoriesEnvelopeV1 getImportedRepos(
            @PathVariable ProjectId projectId, @Paged Window window, Caller caller) {
        return answers.page(
                new ListRepositories(projectId, window), window, caller, PaginatedGitRepositoriesEnvelopeV1::new);
    }

    @PostMapping
    ResponseEntity<ProjectGitRepositoryEnvelopeV1> addRepoToProject(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewProjectGitRepositoryV1 body, Caller caller) {
        GitRepository repository = body.toRepository("", ids, uris);
        credentials.require(repository.credentialId(), "gitCredentialId", caller);
        return answers.change(
                new ImportRepository(projectId, repository),
                new GetRepository(projectId, repository.id()),
                caller,
                ProjectGitRepositoryEnvelopeV1::new);
    }

    @DeleteMapping("/{repositoryId}")
    DeleteEnvelopeV1 removeRepoFromProject(
            @PathVariable ProjectId projectId, @PathVariable RepositoryId repositoryId, Caller caller) {
        return answers.remove(new RemoveRepository(projectId, repositoryId), caller);
    }
}
