package almanac.workspace.api;

import almanac.job.command.JobCommand.StopJob;
import almanac.job.query.JobQuery.ListWorkspaceSessions;
import almanac.job.query.SessionState;
import almanac.job.query.WorkspaceSessionV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.WorkspaceId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.Paged;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves workspaces and their sessions to older clients. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/workspace/project/{projectId}/workspace")
class ClientWorkspaceController {

    private static final Window NEWEST = new Window(0, 1);

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;
    private final SessionDesk sessions;

    ClientWorkspaceController(Dispatch dispatch, Answers answers, IdSource ids, SessionDesk sessions) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
        this.sessions = sessions;
    }

    record ClientTierChoice(@NotNull HardwareTierId value) {}

    record ClientNewWorkspace(
            @NotNull @NotBlank @Size(max = Texts.NAME) String name,
            @Nullable EnvironmentId environmentId,
            @Nullable @Valid ClientTierChoice hardwareTierId,
            @Nullable @Size(max = 1) List<@NotNull @Size(min = 1, max = Texts.NAME) String> tools,

            @Nullable @Size(max = 0, message = "there are no external volumes")
            List<String> externalVolumeMounts) {

        CreateWorkspace toCommand(WorkspaceId workspace, ProjectId project, Caller caller) {
            return new CreateWorkspace(
                    workspace,
                    project,
                    caller.user(),
                    name,
                    environmentId,
                    hardwareTierId == null ? null : hardwareTierId.value(),
                    tools == null || tools.isEmpty() ? null : tools.getFirst());
        }
    }

    record ClientWorkspacePage(List<ClientWorkspace> workspaces, long totalWorkspaceCount, int offset, int limit) {}

    /** Creates a workspace and starts its first session. */
    @PostMapping
    ClientWorkspace createClientWorkspace(
            @PathVariable ProjectId projectId, @Valid @RequestBody ClientNewWorkspace body, Caller caller) {
        WorkspaceId workspace = new WorkspaceId(ids.next());
        dispatch.send(body.toCommand(workspace, projectId, caller), caller);
        sessions.start(projectId, workspace, caller.asItIs());
        return one(projectId, workspace, caller.asItIs());
    }

    @GetMapping
    ClientWorkspacePage getClientWorkspaces(@PathVariable ProjectId projectId, @Paged Window window, Caller caller) {
        Page<WorkspaceV1> page = dispatch.ask(new ListWorkspaces(projectId, window), caller);
        return new ClientWorkspacePage(
                page.map(workspace -> ClientWorkspace.of(workspace, null)).items(),
                page.totalCount(),
                window.offset(),
                window.limit());
    }

    @GetMapping("/{workspaceId}")
    ClientWorkspace getClientWorkspace(
            @PathVariable ProjectId projectId, @PathVariable WorkspaceId workspaceId, Caller caller) {
        return one(projectId, workspaceId, caller);
    }

    @DeleteMapping("/{workspaceId}")
    DeleteEnvelopeV1 removeClientWorkspace(
            @PathVariable ProjectId projectId, @PathVariable WorkspaceId workspaceId, Caller caller) {
        return answers.remove(new DeleteWorkspace(workspaceId, projectId, caller.user()), caller);
    }

    @PostMapping("/{workspaceId}/sessions")
    ClientSession startClientSession(
            @PathVariable ProjectId projectId, @PathVariable WorkspaceId workspaceId, Caller caller) {
        sessions.start(projectId, workspaceId, caller.asItIs());
        return ClientSession.of(newest(projectId, workspaceId, caller.asItIs()));
    }

    @GetMapping("/{workspaceId}/sessions")
    List<ClientSession> getClientSessions(
            @PathVariable ProjectId projectId,
            @PathVariable WorkspaceId workspaceId,
            @Paged Window window,
            Caller caller) {
        dispatch.ask(new GetWorkspace(workspaceId, projectId), caller);
        return dispatch.ask(new ListWorkspaceSessions(workspaceId, projectId, window), caller)
                .map(ClientSession::of)
                .items();
    }

    /** Stops the session that runs; what it has changed is kept. */
    @PostMapping("/{workspaceId}/stop")
    ClientSession stopClientSession(
            @PathVariable ProjectId projectId, @PathVariable WorkspaceId workspaceId, Caller caller) {
        dispatch.ask(new GetWorkspace(workspaceId, projectId), caller.asItIs());
        WorkspaceSessionV1 session = newest(projectId, workspaceId, caller.asItIs());
        if (session == null || session.state() == SessionState.STOPPED) {
            throw ErrorCode.NO_LIVE_SESSION.with(workspaceId);
        }
        dispatch.send(new StopJob(session.executionId(), projectId, caller.user(), false), caller);
        return ClientSession.of(newest(projectId, workspaceId, caller.asItIs()));
    }

    private ClientWorkspace one(ProjectId project, WorkspaceId workspace, Caller caller) {
        WorkspaceV1 found =
                dispatch.ask(new GetWorkspace(workspace, project), caller).value();
        WorkspaceSessionV1 session = newest(project, workspace, caller);
        return ClientWorkspace.of(found, session == null ? null : ClientSession.of(session));
    }

    private @Nullable WorkspaceSessionV1 newest(ProjectId project, WorkspaceId workspace, Caller caller) {
        return dispatch.ask(new ListWorkspaceSessions(workspace, project, NEWEST), caller).items().stream()
                .findFirst()
                .orElse(null);
    }
}
