package almanac.project.api;

import almanac.messaging.Caller;
import almanac.project.api.ProjectController.ProjectEnvelopeV1;
import almanac.project.command.ProjectCommand.ChangeProjectOwner;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes the owner of a project; the public API has no way to do that. */
@RestController
@AlmanacExtension
@Tag(name = "Administration")
@RequestMapping("/api/admin/v1/projects/{projectId}/owner")
class ProjectOwnerController {

    private final Answers answers;

    ProjectOwnerController(Answers answers) {
        this.answers = answers;
    }

    record NewOwnerV1(@NotNull UserId ownerId) {}

    @PutMapping
    ResponseEntity<ProjectEnvelopeV1> changeProjectOwner(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewOwnerV1 body, Caller caller) {
        return answers.change(
                new ChangeProjectOwner(projectId, body.ownerId()),
                new GetProject(projectId),
                caller,
                ProjectEnvelopeV1::new);
    }
}
