package almanac.workspace.api;

import almanac.job.query.ListWorkspaceSessions;
import almanac.job.query.WorkspaceSessionV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.WorkspaceId;
import almanac.web.AlmanacExtension;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import almanac.workspace.command.CreateWorkspace;
import almanac.workspace.command.DeleteWorkspace;
import almanac.workspace.query.GetWorkspace;
import almanac.workspace.query.ListWorkspaces;
import almanac.workspace.query.WorkspaceV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves workspaces, which the API can open but neither make nor list. */
@RestController
@AlmanacExtension
@Tag(name = "Workspaces")
@RequestMapping("/api/almanac/v1/projects/{projectId}/workspaces")
class WorkspaceController {

    private final Dispatch dispatch;
    private final IdSource ids;

    WorkspaceController(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
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
        dispatch.send(
                new CreateWorkspace(
                        workspace,
                        projectId,
                        caller.user(),
                        body.name(),
                        body.environmentId(),
                        body.hardwareTier(),
                        body.tool()),
                caller);
        return envelope(dispatch.getChanged(new GetWorkspace(workspace, projectId), WorkspaceV1.class, caller), caller);
    }

    @GetMapping
    PaginatedWorkspaceEnvelopeV1 getWorkspaces(
            @PathVariable ProjectId projectId,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<WorkspaceV1> page = dispatch.list(new ListWorkspaces(projectId, window), WorkspaceV1.class, caller);
        return new PaginatedWorkspaceEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    @GetMapping("/{workspaceId}")
    ResponseEntity<WorkspaceEnvelopeV1> getWorkspace(
            @PathVariable ProjectId projectId, @PathVariable WorkspaceId workspaceId, Caller caller) {
        return envelope(dispatch.get(new GetWorkspace(workspaceId, projectId), WorkspaceV1.class, caller), caller);
    }

    @DeleteMapping("/{workspaceId}")
    DeleteEnvelopeV1 deleteWorkspace(
            @PathVariable ProjectId projectId, @PathVariable WorkspaceId workspaceId, Caller caller) {
        dispatch.send(new DeleteWorkspace(workspaceId, projectId, caller.user()), caller);
        return DeleteEnvelopeV1.done(caller);
    }

    @GetMapping("/{workspaceId}/sessions")
    PaginatedWorkspaceSessionEnvelopeV1 getWorkspaceSessions(
            @PathVariable ProjectId projectId,
            @PathVariable WorkspaceId workspaceId,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<WorkspaceSessionV1> page = dispatch.list(
                new ListWorkspaceSessions(workspaceId, projectId, window), WorkspaceSessionV1.class, caller);
        dispatch.get(new GetWorkspace(workspaceId, projectId), WorkspaceV1.class, caller);
        return new PaginatedWorkspaceSessionEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    private static ResponseEntity<WorkspaceEnvelopeV1> envelope(Versioned<WorkspaceV1> workspace, Caller caller) {
        return Tagged.with(workspace, new WorkspaceEnvelopeV1(workspace.value(), MetadataV1.of(caller)));
    }
}
