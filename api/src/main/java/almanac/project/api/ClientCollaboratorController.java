package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.api.ClientProject.ClientCollaborator;
import almanac.project.command.ProjectCommand.LeaveProject;
import almanac.project.command.ProjectCommand.PutCollaborator;
import almanac.project.command.ProjectCommand.RemoveCollaborator;
import almanac.project.query.ProjectCollaboratorV1;
import almanac.project.query.ProjectQuery.FindNamedProject;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectQuery.GetProjectStatus;
import almanac.project.query.ProjectV1;
import almanac.shared.AccountId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.user.query.NamedAccount;
import almanac.user.query.UserQuery.NameAccounts;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.ClientWords;
import almanac.web.DeleteEnvelopeV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Serves the collaborators of projects to older clients. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientCollaboratorController {

    private static final String OF_PROJECT = "/v4/projects/{projectId}/collaborators";

    private final Dispatch dispatch;
    private final Answers answers;

    ClientCollaboratorController(Dispatch dispatch, Answers answers) {
        this.dispatch = dispatch;
        this.answers = answers;
    }

    record ClientPutCollaborator(
            @NotNull AccountId collaboratorId, @NotNull ProjectRole projectRole) {}

    record ClientNamedCollaborator(AccountId id, AccountId collaboratorId, String userName, String projectRole) {}

    /** Lists the names of those that work on the project, its owner first: clients look whether a name is among them. */
    @GetMapping("/{ownerName}/{projectName}/collaborators")
    List<String> getClientCollaboratorNames(
            @PathVariable String ownerName, @PathVariable String projectName, Caller caller) {
        ProjectId project = dispatch.ask(new FindNamedProject(caller.user(), ownerName, projectName), caller)
                .id();
        ProjectV1 found = project(project, caller);
        Stream<AccountId> accounts = Stream.concat(
                Stream.of(new AccountId(found.ownerId().value())),
                found.collaborators().stream().map(ProjectCollaboratorV1::id));
        return dispatch.ask(new NameAccounts(accounts.toList()), caller).items().stream()
                .map(NamedAccount::name)
                .toList();
    }

    @GetMapping(OF_PROJECT)
    List<ClientNamedCollaborator> getClientCollaborators(@PathVariable ProjectId projectId, Caller caller) {
        List<ProjectCollaboratorV1> collaborators = project(projectId, caller).collaborators();
        List<AccountId> ids =
                collaborators.stream().map(ProjectCollaboratorV1::id).toList();
        Map<AccountId, String> names = dispatch.ask(new NameAccounts(ids), caller).items().stream()
                .collect(Collectors.toMap(NamedAccount::id, NamedAccount::name));
        return collaborators.stream()
                .map(collaborator -> new ClientNamedCollaborator(
                        collaborator.id(),
                        collaborator.id(),
                        Objects.requireNonNull(names.get(collaborator.id())),
                        ClientWords.of(collaborator.role())))
                .toList();
    }

    /** Reads a project in full: callers that may see its summary alone are refused. */
    private ProjectV1 project(ProjectId project, Caller caller) {
        dispatch.ask(new GetProjectStatus(project), caller);
        return dispatch.ask(new GetProject(project), caller).value();
    }

    @PostMapping(OF_PROJECT)
    ClientCollaborator addClientCollaborator(
            @PathVariable ProjectId projectId, @Valid @RequestBody ClientPutCollaborator body, Caller caller) {
        dispatch.send(new PutCollaborator(projectId, body.collaboratorId(), body.projectRole()), caller);
        return new ClientCollaborator(body.collaboratorId(), ClientWords.of(body.projectRole()));
    }

    @DeleteMapping(OF_PROJECT + "/{collaboratorId}")
    DeleteEnvelopeV1 removeClientCollaborator(
            @PathVariable ProjectId projectId, @PathVariable AccountId collaboratorId, Caller caller) {
        boolean isCaller = collaboratorId.value().equals(caller.user().value());
        return answers.remove(
                isCaller
                        ? new LeaveProject(projectId, caller.user())
                        : new RemoveCollaborator(projectId, collaboratorId),
                caller);
    }
}
