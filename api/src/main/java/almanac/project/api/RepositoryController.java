package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.ImportRepository;
import almanac.project.command.RemoveRepository;
import almanac.project.event.GitRepository;
import almanac.project.query.GetRepository;
import almanac.project.query.ListRepositories;
import almanac.project.query.ProjectGitRepositoryV1;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.RepositoryId;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the imported repositories of a project. */
@RestController
@Tag(name = "Projects")
@RequestMapping("/api/projects/v1/projects/{projectId}/repositories")
class RepositoryController {

    private final Dispatch dispatch;
    private final IdSource ids;
    private final OwnGitCredentials credentials;
    private final GitUris uris;

    RepositoryController(Dispatch dispatch, IdSource ids, OwnGitCredentials credentials, GitUris uris) {
        this.dispatch = dispatch;
        this.ids = ids;
        this.credentials = credentials;
        this.uris = uris;
    }

    record ProjectGitRepositoryEnvelopeV1(ProjectGitRepositoryV1 repository, MetadataV1 metadata) {}

    record PaginatedGitRepositoriesEnvelopeV1(
            List<ProjectGitRepositoryV1> repositories, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedGitRepositoriesEnvelopeV1 getImportedRepos(
            @PathVariable ProjectId projectId,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<ProjectGitRepositoryV1> page =
                dispatch.list(new ListRepositories(projectId, window), ProjectGitRepositoryV1.class, caller);
        return new PaginatedGitRepositoriesEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    @PostMapping
    ResponseEntity<ProjectGitRepositoryEnvelopeV1> addRepoToProject(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewProjectGitRepositoryV1 body, Caller caller) {
        GitRepository repository = body.toRepository("", ids, uris);
        credentials.require(repository.credentialId(), "gitCredentialId", caller);
        dispatch.send(new ImportRepository(projectId, repository), caller);
        Versioned<ProjectGitRepositoryV1> imported = dispatch.getChanged(
                new GetRepository(projectId, repository.id()), ProjectGitRepositoryV1.class, caller);
        return Tagged.with(imported, new ProjectGitRepositoryEnvelopeV1(imported.value(), MetadataV1.of(caller)));
    }

    @DeleteMapping("/{repositoryId}")
    DeleteEnvelopeV1 removeRepoFromProject(
            @PathVariable ProjectId projectId, @PathVariable RepositoryId repositoryId, Caller caller) {
        dispatch.send(new RemoveRepository(projectId, repositoryId), caller);
        return DeleteEnvelopeV1.done(caller);
    }
}
