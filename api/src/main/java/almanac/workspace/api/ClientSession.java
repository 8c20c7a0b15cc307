package almanac.workspace.api;

import almanac.job.query.SessionState;
import almanac.job.query.WorkspaceSessionV1;
import almanac.shared.JobId;
import almanac.shared.WorkspaceSessionId;
import almanac.web.ClientWords;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A session of a workspace as older clients know it. */
record ClientSession(
        WorkspaceSessionId id,
        JobId executionId,
        ClientSessionStatus sessionStatusInfo,
        @Nullable ClientMoment start,
        @Nullable ClientMoment end) {

    record ClientSessionStatus(
            String rawExecutionDisplayStatus,
            boolean isLoading,
            boolean isRunning,
            boolean isCompleting,
            boolean isCompleted,
            boolean isStoppable) {

        static ClientSessionStatus of(SessionState state) {
            boolean isCompleted = state == SessionState.STOPPED;
            boolean isCompleting = state == SessionState.STOPPING;
            boolean isRunning = state == SessionState.STARTED;
            return new ClientSessionStatus(
                    ClientWords.of(state),
                    !isCompleted && !isCompleting && !isRunning,
                    isRunning,
                    isCompleting,
                    isCompleted,
                    !isCompleted && !isCompleting);
        }
    }

    /** @param time in milliseconds since 1970 */
    record ClientMoment(long time) {

        static @Nullable ClientMoment of(@Nullable Instant at) {
            return at == null ? null : new ClientMoment(at.toEpochMilli());
        }
    }

    static ClientSession of(@Nullable WorkspaceSessionV1 session) {
        WorkspaceSessionV1 known = Objects.requireNonNull(session);
        return new ClientSession(
                known.id(),
                known.executionId(),
                ClientSessionStatus.of(known.state()),
                ClientMoment.of(known.startedAt()),
                ClientMoment.of(known.stoppedAt()));
    }
}
