package almanac.workspace.api;

import almanac.job.query.JobQuery.ListWorkspaceSessions;
import almanac.job.query.WorkspaceSessionV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.WorkspaceId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import almanac.workspace.command.WorkspaceCommand.CreateWorkspace;
import almanac.workspace.command.WorkspaceCommand.DeleteWorkspace;
import almanac.workspace.query.WorkspaceQuery.GetWorkspace;
import almanac.workspace.query.WorkspaceQuery.ListWorkspaces;
import almanac.workspace.query.WorkspaceV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves workspaces, which the API can open but neither make nor list. */
@RestController
@AlmanacExtension
@Tag(name = "Workspaces")
@RequestMapping("/api/almanac/v1/projects/{projectId}/workspaces")
class WorkspaceController {

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;

    WorkspaceController(Dispatch dispatch, Answers answers, IdSource ids) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
    }

    record NewWorkspaceV1(
            @NotNull @NotBlank @Size(max = Texts.NAME) String name,
            @Nullable EnvironmentId environmentId,
            @Nullable HardwareTierId hardwareTier,
            @Nullable @Size(min = 1, max = Texts.NAME) String tool) {}

    record WorkspaceEnvelopeV1(WorkspaceV1 workspace, MetadataV1 metadata) {}

    record PaginatedWorkspaceEnvelopeV1(List<WorkspaceV1> workspaces, PaginatedMetadataV1 metadata) {}

    record PaginatedWorkspaceSessionEnvelopeV1(List<WorkspaceSessionV1> sessions, PaginatedMetadataV1 metadata) {}

    @PostMapping
    ResponseEntity<WorkspaceEnvelopeV1> createWorkspace(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewWorkspaceV1 body, Caller caller) {
        WorkspaceId workspace = new WorkspaceId(ids.next());
        return answers.change(
                new CreateWorkspace(
                        workspace,
                        projectId,
                        caller.user(),
                        body.name(),
                        body.environmentId(),
                        body.hardwareTier(),
                        body.tool()),
                new GetWorkspace(workspace, projectId),
                caller,
                WorkspaceEnvelopeV1::new);
    }

    @GetMapping
    PaginatedWorkspaceEnvelopeV1 getWorkspaces(@PathVariable ProjectId projectId, @Paged Window window, Caller caller) {
        return answers.page(new ListWorkspaces(projectId, window), window, caller, PaginatedWorkspaceEnvelopeV1::new);
    }

    @GetMapping("/{workspaceId}")
    ResponseEntity<WorkspaceEnvelopeV1> getWorkspace(
            @PathVariable ProjectId projectId, @PathVariable WorkspaceId workspaceId, Caller caller) {
        return answers.get(new GetWorkspace(workspaceId, projectId), caller, WorkspaceEnvelopeV1::new);
    }

    @DeleteMapping("/{workspaceId}")
    DeleteEnvelopeV1 deleteWorkspace(
            @PathVariable ProjectId projectId, @PathVariable WorkspaceId workspaceId, Caller caller) {
        return answers.remove(new DeleteWorkspace(workspaceId, projectId, caller.user()), caller);
    }

    @GetMapping("/{workspaceId}/sessions")
    PaginatedWorkspaceSessionEnvelopeV1 getWorkspaceSessions(
            @PathVariable ProjectId projectId,
            @PathVariable WorkspaceId workspaceId,
            @Paged Window window,
            Caller caller) {
        PaginatedWorkspaceSessionEnvelopeV1 sessions = answers.page(
                new ListWorkspaceSessions(workspaceId, projectId, window),
                window,
                caller,
                PaginatedWorkspaceSessionEnvelopeV1::new);
        dispatch.get(new GetWorkspace(workspaceId, projectId), caller);
        return sessions;
    }
}
