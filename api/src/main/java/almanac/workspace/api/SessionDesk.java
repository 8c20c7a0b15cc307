package almanac.workspace.api;

import almanac.environment.query.EnvironmentQuery.GetEnvironment;
import almanac.environment.query.EnvironmentRevisionV1;
import almanac.environment.query.EnvironmentToolV1;
import almanac.environment.query.EnvironmentV1;
import almanac.job.command.JobCommand.StartSession;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.WorkspaceId;
import almanac.shared.WorkspaceSessionId;
import almanac.workspace.api.WorkspaceSessionController.WorkspaceSessionCreatedV1;
import almanac.workspace.query.WorkspaceQuery.GetWorkspace;
import almanac.workspace.query.WorkspaceV1;
import java.util.List;
import org.springframework.stereotype.Component;

/** Starts sessions of workspaces. */
@Component
class SessionDesk {

    private static final String RESTRICTED = "restricted";

    private final Dispatch dispatch;
    private final IdSource ids;

    SessionDesk(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    WorkspaceSessionCreatedV1 start(ProjectId projectId, WorkspaceId workspaceId, Caller caller) {
        WorkspaceV1 workspace =
                dispatch.get(new GetWorkspace(workspaceId, projectId), caller).value();
        if (!workspace.ownerId().equals(caller.user())) {
            throw ErrorCode.WORKSPACE_OF_ANOTHER.with(workspaceId);
        }
        WorkspaceSessionId session = new WorkspaceSessionId(ids.next());
        JobId execution = new JobId(ids.next());
        dispatch.send(
                new StartSession(execution, session, workspaceId, projectId, caller.user(), command(workspace, caller)),
                caller);
        return new WorkspaceSessionCreatedV1(session, execution);
    }

    /**
     * Returns the command that starts the workspace's program in the revision of its environment that it will run in.
     */
    private String command(WorkspaceV1 workspace, Caller caller) {
        EnvironmentV1 environment = dispatch.get(new GetEnvironment(workspace.environmentId()), caller)
                .value();
        EnvironmentRevisionV1 revision = isRestricted(workspace.projectId(), caller)
                ? environment.restrictedRevision()
                : environment.selectedRevision();
        List<EnvironmentToolV1> tools = revision == null ? List.of() : revision.availableTools();
        return tools.stream()
                .filter(tool -> workspace.tool() == null || tool.name().equals(workspace.tool()))
                .findFirst()
                .map(tool -> String.join("\n", tool.startScripts()))
                .orElseThrow(() -> ErrorCode.TOOL_NOT_FOUND.with(
                        workspace.environmentId(), workspace.tool() == null ? "any" : workspace.tool()));
    }

    private boolean isRestricted(ProjectId project, Caller caller) {
        return dispatch.get(new GetProject(project), caller)
                .value()
                .internalTags()
                .contains(RESTRICTED);
    }
}
