package almanac.access;

import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import almanac.workspace.event.WorkspaceEvent.WorkspaceCreated;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Holds the workspaces and the executions that are their sessions, in the same way as {@link JobTables}. */
@Component
public class WorkspaceTable implements WorkspaceDirectory {

    private final AccessLines lines;

    WorkspaceTable(AccessLines lines) {
        this.lines = lines;
    }

    public void add(WorkspaceCreated workspace) {
        lines.add(
                "insert into access_workspace (workspace_id, project_id, owner_id, name, environment_id, hardware_tier_id)"
                        + " values (?, ?, ?, ?, ?, ?)",
                workspace.workspace().value(),
                workspace.project().value(),
                workspace.owner().value(),
                workspace.name(),
                workspace.environment().value(),
                workspace.hardwareTier().value());
    }

    public void remove(WorkspaceId workspace) {
        lines.change("delete from access_workspace where workspace_id = ?", workspace.value());
    }

    /** Adds a session: an execution without a number among the jobs of the project. */
    public void addSession(JobId execution, ProjectId project, WorkspaceId workspace) {
        lines.add(
                "insert into access_job (job_id, project_id, number, ended, workspace_id) values (?, ?, null, false, ?)",
                execution.value(),
                project.value(),
                workspace.value());
    }

    /** Locks in a statement of its own: the next one sees the changes of the transactions that were waited for. */
    @Override
    public Optional<Held> hold(WorkspaceId workspace) {
        if (!lines.exists(
                "select 1 from access_workspace where workspace_id = ? for no key update", workspace.value())) {
            return Optional.empty();
        }
        return lines
                .rows(
                        """
                        select w.*, exists (select 1 from access_job j
                                            where j.workspace_id = w.workspace_id and not j.ended) as live
                        from access_workspace w where w.workspace_id = ?""",
                        (row, n) -> new Held(
                                new ProjectId(row.getString("project_id")),
                                new UserId(row.getString("owner_id")),
                                row.getString("name"),
                                new EnvironmentId(row.getString("environment_id")),
                                new HardwareTierId(row.getString("hardware_tier_id")),
                                row.getBoolean("live")),
                        workspace.value())
                .stream()
                .findFirst();
    }
}
