package almanac.access;

import almanac.job.event.JobTag;
import almanac.shared.CallerRoles;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import almanac.shared.RoleLookup;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** The {@link JobDirectory} and the {@link WorkspaceDirectory} over the access tables. */
@Component
class AccessJobs implements JobDirectory, WorkspaceDirectory {

    private final JobTables tables;
    private final WorkspaceTable workspaces;
    private final RoleLookup roleLookup;

    AccessJobs(JobTables tables, WorkspaceTable workspaces, RoleLookup roleLookup) {
        this.tables = tables;
        this.workspaces = workspaces;
        this.roleLookup = roleLookup;
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return tables.hold(project);
    }

    @Override
    public Optional<Held> hold(WorkspaceId workspace) {
        return workspaces
                .hold(workspace)
                .map(line -> new Held(
                        line.project(),
                        line.owner(),
                        line.name(),
                        line.environment(),
                        line.hardwareTier(),
                        workspaces.isLive(workspace)));
    }

    @Override
    public OptionalInt holdNextNumber(ProjectId project) {
        return tables.holdNextNumber(project);
    }

    @Override
    public Optional<JobTag> holdTag(ProjectId project, String name) {
        return tables.holdTag(project, name);
    }

    @Override
    public Optional<ProjectId> holdProjectOfGoal(GoalId goal) {
        return tables.holdProjectOfGoal(goal);
    }

    @Override
    public boolean isOwner(ProjectId project, UserId user) {
        return roleLookup
                .in(user, project)
                .filter(CallerRoles::isOwnerOfProject)
                .isPresent();
    }
}
