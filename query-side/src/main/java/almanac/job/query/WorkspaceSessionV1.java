package almanac.job.query;

import almanac.shared.JobId;
import almanac.shared.WorkspaceSessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session of a workspace.
 *
 * @param executionId the job id with which clients read its details and output, and stop it
 */
public record WorkspaceSessionV1(
        WorkspaceSessionId id,
        JobId executionId,
        SessionState state,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt) {}
