package almanac.job.query;

import almanac.job.query.JobQuery.ListWorkspaceSessions;
import almanac.row.Page;
import almanac.shared.JobId;
import almanac.shared.WorkspaceSessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Answers queries for sessions of workspaces from the rows of their executions. */
@Component
class WorkspaceSessions {

    private static final String OF_WORKSPACE = " from job_row where workspace_id = ? and project_id = ?";

    private final JdbcOperations jdbc;

    WorkspaceSessions(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Page<WorkspaceSessionV1> answer(ListWorkspaceSessions query) {
        Object[] asked = {query.workspace().value(), query.project().value()};
        Long total = jdbc.queryForObject("select count(*)" + OF_WORKSPACE, Long.class, asked);
        List<WorkspaceSessionV1> sessions = jdbc.query(
                "select session_id, id, status, created_at, started_at, completed_at" + OF_WORKSPACE
                        + " order by id desc limit ? offset ?",
                (row, n) -> session(row),
                asked[0],
                asked[1],
                query.window().limit(),
                query.window().offset());
        return new Page<>(sessions, total == null ? 0 : total);
    }

    private static WorkspaceSessionV1 session(ResultSet row) throws SQLException {
        return new WorkspaceSessionV1(
                new WorkspaceSessionId(row.getString("session_id")),
                new JobId(row.getString("id")),
                state(ExecutionStatus.valueOf(row.getString("status"))),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("completed_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static SessionState state(ExecutionStatus status) {
        return switch (status) {
            case QUEUED, SCHEDULED -> SessionState.CREATED;
            case PENDING -> SessionState.INITIALIZING;
            case PREPARING, BUILDING, PULLING -> SessionState.STARTING;
            case RUNNING, SERVING -> SessionState.STARTED;
            case FINISHING, STOP_REQUESTED, STOP_AND_DISCARD_REQUESTED, STOPPING -> SessionState.STOPPING;
            case SUCCEEDED, STOPPED, FAILED, ERROR -> SessionState.STOPPED;
        };
    }
}
