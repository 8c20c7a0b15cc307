package almanac.access;

import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Holds the workspaces and the executions that are their sessions, in the same way as {@link JobTables}. */
@Component
public class WorkspaceTable {

    private final AccessLines lines;

    WorkspaceTable(AccessLines lines) {
        this.lines = lines;
    }

    /** A workspace as it was made. */
    public record Line(
            ProjectId project, UserId owner, String name, EnvironmentId environment, HardwareTierId hardwareTier) {}

    public void add(WorkspaceId workspace, Line line) {
        lines.add(
                "insert into access_workspace (workspace_id, project_id, owner_id, name, environment_id, hardware_tier_id)"
                        + " values (?, ?, ?, ?, ?, ?)",
                workspace.value(),
                line.project().value(),
                line.owner().value(),
                line.name(),
                line.environment().value(),
                line.hardwareTier().value());
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

    public Optional<Line> hold(WorkspaceId workspace) {
        return lines
                .rows(
                        "select * from access_workspace where workspace_id = ? for no key update",
                        (row, n) -> new Line(
                                new ProjectId(row.getString("project_id")),
                                new UserId(row.getString("owner_id")),
                                row.getString("name"),
                                new EnvironmentId(row.getString("environment_id")),
                                new HardwareTierId(row.getString("hardware_tier_id"))),
                        workspace.value())
                .stream()
                .findFirst();
    }

    /** Tells whether a session of the workspace has not ended. */
    public boolean isLive(WorkspaceId workspace) {
        return lines.exists("select 1 from access_job where workspace_id = ? and not ended", workspace.value());
    }
}
