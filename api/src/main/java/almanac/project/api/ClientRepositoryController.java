package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.api.ClientGit.ClientNewRepository;
import almanac.project.api.ClientGit.ClientRef;
import almanac.project.api.ClientGit.ClientRepository;
import almanac.project.command.ProjectCommand.ChangeRepositoryRef;
import almanac.project.command.ProjectCommand.ImportRepository;
import almanac.project.command.ProjectCommand.RemoveRepository;
import almanac.project.event.GitRepository;
import almanac.project.query.ProjectQuery.GetRepository;
import almanac.project.query.ProjectQuery.ListRepositories;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.RepositoryId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the imported repositories of projects to older clients. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/projects/{projectId}/gitRepositories")
class ClientRepositoryController {

    private static final Window ALL = new Window(0, Texts.LONGEST_PAGE);

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;
    private final OwnGitCredentials credentials;
    private final GitUris uris;

    ClientRepositoryController(
            Dispatch dispatch, Answers answers, IdSource ids, OwnGitCredentials credentials, GitUris uris) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
        this.credentials = credentials;
        this.uris = uris;
    }

    @GetMapping
    List<ClientRepository> getClientRepositories(@PathVariable ProjectId projectId, Caller caller) {
        return dispatch.ask(new ListRepositories(projectId, ALL), caller)
                .map(ClientRepository::of)
                .items();
    }

    @PostMapping
    ClientRepository addClientRepository(
            @PathVariable ProjectId projectId, @Valid @RequestBody ClientNewRepository body, Caller caller) {
        GitRepository repository = body.toV1().toRepository("", ids, uris);
        credentials.require(repository.credentialId(), "credentialId", caller);
        return changed(new ImportRepository(projectId, repository), projectId, repository.id(), caller);
    }

    @PutMapping("/{repositoryId}/ref")
    ClientRepository changeClientRepositoryRef(
            @PathVariable ProjectId projectId,
            @PathVariable RepositoryId repositoryId,
            @Valid @RequestBody ClientRef body,
            Caller caller) {
        return changed(
                new ChangeRepositoryRef(projectId, repositoryId, body.toReference("")),
                projectId,
                repositoryId,
                caller);
    }

    @DeleteMapping("/{repositoryId}")
    DeleteEnvelopeV1 removeClientRepository(
            @PathVariable ProjectId projectId, @PathVariable RepositoryId repositoryId, Caller caller) {
        return answers.remove(new RemoveRepository(projectId, repositoryId), caller);
    }

    private ClientRepository changed(Object command, ProjectId project, RepositoryId repository, Caller caller) {
        return ClientRepository.of(dispatch.change(command, new GetRepository(project, repository), caller)
                .value());
    }
}
