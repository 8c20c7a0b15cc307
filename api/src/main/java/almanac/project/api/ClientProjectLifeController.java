package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.ProjectCommand.ArchiveProject;
import almanac.project.command.ProjectCommand.CreateProject;
import almanac.project.command.ProjectCommand.PutCollaborator;
import almanac.project.command.ProjectCommand.TagProject;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.ProjectTagId;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import almanac.user.query.UserQuery.ListUsers;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.FormBody;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Serves projects as a whole to older clients. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientProjectLifeController {

    private static final String V4 = "/v4/projects";
    private static final Window ALL = new Window(0, 1_000_000);

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;
    private final OwnGitCredentials credentials;
    private final GitUris uris;
    private final ClientProjects projects;
    private final ProjectCopyDesk copies;

    ClientProjectLifeController(
            Dispatch dispatch,
            Answers answers,
            IdSource ids,
            OwnGitCredentials credentials,
            GitUris uris,
            ClientProjects projects,
            ProjectCopyDesk copies) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
        this.credentials = credentials;
        this.uris = uris;
        this.projects = projects;
        this.copies = copies;
    }

    record ClientFork(
            @NotNull
            @Size(max = Texts.NAME)
            @Pattern(regexp = Texts.PATH_NAME_PATTERN, message = Texts.PATH_NAME_MESSAGE)
            String name,

            @Nullable UserId ownerId,
            @Nullable ProjectVisibility visibility) {}

    /** Creates the project first, then adds its collaborators and tags: a refusal of one leaves what came before. */
    @PostMapping(V4)
    ClientProject createClientProject(@Valid @RequestBody ClientNewProject body, Caller caller) {
        ProjectId project = new ProjectId(ids.next());
        CreateProject creation = body.toV1().toCommand(project, ids, uris, caller);
        if (creation.mainRepository() != null) {
            credentials.require(creation.mainRepository().credentialId(), "mainRepository.credentialId", caller);
        }
        dispatch.send(creation, caller);
        body.wantedCollaborators()
                .forEach(wanted -> dispatch.send(
                        new PutCollaborator(project, wanted.collaboratorId(), wanted.projectRole()), caller));
        if (!body.wantedTags().isEmpty()) {
            dispatch.send(tags(project, body.wantedTags()), caller);
        }
        return projects.made(project, caller);
    }

    private TagProject tags(ProjectId project, List<String> names) {
        return new TagProject(
                project,
                names.stream()
                        .map(name -> new TagProject.NewTag(new ProjectTagId(ids.next()), name))
                        .toList());
    }

    /** Creates a private project from a form with {@code projectName} and {@code ownerOverrideUsername}. */
    @PostMapping("/project")
    @Operation(
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                            schema = @Schema(type = "string"))))
    ClientProject createClientProjectByForm(Caller caller, HttpServletRequest request) throws IOException {
        Map<String, String> members = FormBody.members(request);
        String name = members.get("projectName");
        if (name == null || !name.matches(Texts.PATH_NAME_PATTERN) || name.length() > Texts.NAME) {
            throw ErrorCode.INVALID_VALUE.with("projectName", Texts.PATH_NAME_MESSAGE);
        }
        String owner = members.get("ownerOverrideUsername");
        UserId ownerId = owner == null || owner.isEmpty() ? caller.user() : named(owner, caller);
        ProjectId project = new ProjectId(ids.next());
        dispatch.send(
                new CreateProject(
                        project, ownerId, name, "", ProjectVisibility.PRIVATE, false, null, null, null, caller.user()),
                caller);
        return projects.made(project, caller);
    }

    private UserId named(String userName, Caller caller) {
        return dispatch.ask(new ListUsers(ALL), caller.asItIs()).items().stream()
                .filter(user -> user.userName().equalsIgnoreCase(userName))
                .findFirst()
                .orElseThrow(() -> ErrorCode.INVALID_VALUE.with("ownerOverrideUsername", "is no user's name"))
                .id();
    }

    @GetMapping(V4 + "/{projectId}")
    ClientProject getClientProject(@PathVariable ProjectId projectId, Caller caller) {
        return projects.one(projectId, caller);
    }

    @DeleteMapping(V4 + "/{projectId}")
    DeleteEnvelopeV1 archiveClientProject(@PathVariable ProjectId projectId, Caller caller) {
        return answers.remove(new ArchiveProject(projectId), caller);
    }

    /** Makes a project as a copy of another, without its datasets. */
    @PostMapping(V4 + "/{projectId}/fork")
    ClientProject forkClientProject(
            @PathVariable ProjectId projectId, @Valid @RequestBody ClientFork body, Caller caller) {
        CopyProjectSpecV1 copy =
                new CopyProjectSpecV1(false, null, null, body.name(), body.ownerId(), body.visibility());
        return projects.made(copies.copy(projectId, copy, caller).project(), caller);
    }
}
