package almanac.job.query;

import almanac.shared.JobId;
import almanac.shared.WorkspaceSessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session of a workspace.
 *
 * @param executionId by which its details and what it prints are read, and it is stopped, as of a job
 */
public record WorkspaceSessionV1(
        WorkspaceSessionId id,
        JobId executionId,
        SessionState state,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt) {}
