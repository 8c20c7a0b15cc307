package almanac.workspace.api;

import almanac.messaging.Caller;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.WorkspaceId;
import almanac.shared.WorkspaceSessionId;
import almanac.web.MetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Serves sessions of workspaces (behaviour.md, 3.17). */
@RestController
@Tag(name = "Workspaces")
class WorkspaceSessionController {

    private final SessionDesk sessions;

    WorkspaceSessionController(SessionDesk sessions) {
        this.sessions = sessions;
    }

    /** Body of a new session. There are no outside volumes to mount. */
    record NewWorkspaceSessionV1(@Nullable @Size(max = 0) List<String> externalVolumeMounts) {}

    record WorkspaceSessionCreatedV1(WorkspaceSessionId id, JobId executionId) {}

    record WorkspaceSessionCreatedEnvelopeV1(WorkspaceSessionCreatedV1 workspaceSession, MetadataV1 metadata) {}

    @PostMapping("/api/projects/v1/projects/{projectId}/workspaces/{workspaceId}/sessions")
    WorkspaceSessionCreatedEnvelopeV1 createWorkspaceSession(
            @PathVariable ProjectId projectId,
            @PathVariable WorkspaceId workspaceId,
            @Valid @RequestBody NewWorkspaceSessionV1 body,
            Caller caller) {
        return new WorkspaceSessionCreatedEnvelopeV1(
                sessions.start(projectId, workspaceId, caller), MetadataV1.of(caller));
    }
}
