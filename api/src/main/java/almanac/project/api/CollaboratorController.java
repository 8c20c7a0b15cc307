package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.ProjectCommand.LeaveProject;
import almanac.project.command.ProjectCommand.PutCollaborator;
import almanac.project.command.ProjectCommand.RemoveCollaborator;
import almanac.project.query.ProjectCollaboratorV1;
import almanac.shared.AccountId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the collaborators of a project. */
@RestController
@Tag(name = "Projects")
@RequestMapping("/api/projects/v1/projects/{projectId}/collaborators")
class CollaboratorController {

    private final Dispatch dispatch;
    private final Answers answers;

    CollaboratorController(Dispatch dispatch, Answers answers) {
        this.dispatch = dispatch;
        this.answers = answers;
    }

    @Schema(name = "ProjectCollaboratorV1")
    record NewProjectCollaboratorV1(
            @NotNull AccountId id, @NotNull ProjectRole role) {}

    record ProjectCollaboratorEnvelopeV1(ProjectCollaboratorV1 collaborator, MetadataV1 metadata) {}

    @PostMapping
    ProjectCollaboratorEnvelopeV1 addCollaboratorToProject(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewProjectCollaboratorV1 body, Caller caller) {
        dispatch.send(new PutCollaborator(projectId, body.id(), body.role()), caller);
        return new ProjectCollaboratorEnvelopeV1(
                new ProjectCollaboratorV1(body.id(), body.role()), MetadataV1.of(caller));
    }

    @DeleteMapping("/{collaboratorId}")
    DeleteEnvelopeV1 removeCollaboratorFromProject(
            @PathVariable ProjectId projectId, @PathVariable AccountId collaboratorId, Caller caller) {
        boolean himself = collaboratorId.value().equals(caller.user().value());
        return answers.remove(
                himself
                        ? new LeaveProject(projectId, caller.user())
                        : new RemoveCollaborator(projectId, collaboratorId),
                caller);
    }
}
