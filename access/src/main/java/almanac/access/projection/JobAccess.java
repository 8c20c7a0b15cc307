package almanac.access.projection;

import almanac.access.JobTables;
import almanac.access.RepositoryTable;
import almanac.access.WorkspaceTable;
import almanac.access.WorkspaceTable.Line;
import almanac.git.event.PushEvent;
import almanac.git.event.PushEvent.RepositoryPushed;
import almanac.job.event.JobEvent;
import almanac.job.event.JobEvent.JobArchived;
import almanac.job.event.JobEvent.JobErrored;
import almanac.job.event.JobEvent.JobFailed;
import almanac.job.event.JobEvent.JobFinishingBegan;
import almanac.job.event.JobEvent.JobLinkedToGoal;
import almanac.job.event.JobEvent.JobPlaced;
import almanac.job.event.JobEvent.JobPreparationBegan;
import almanac.job.event.JobEvent.JobPrepared;
import almanac.job.event.JobEvent.JobQueued;
import almanac.job.event.JobEvent.JobStarted;
import almanac.job.event.JobEvent.JobStopRequested;
import almanac.job.event.JobEvent.JobStopped;
import almanac.job.event.JobEvent.JobStoppingBegan;
import almanac.job.event.JobEvent.JobSucceeded;
import almanac.job.event.JobEvent.JobTagRemoved;
import almanac.job.event.JobEvent.JobTagged;
import almanac.job.event.JobEvent.JobUnlinkedFromGoal;
import almanac.job.event.JobEvent.SessionQueued;
import almanac.job.event.JobResult;
import almanac.project.event.GoalEvent;
import almanac.project.event.GoalEvent.GoalAdded;
import almanac.project.event.GoalEvent.GoalCompleted;
import almanac.project.event.GoalEvent.GoalRemoved;
import almanac.project.event.GoalEvent.GoalReopened;
import almanac.shared.JobId;
import almanac.workspace.event.WorkspaceEvent;
import almanac.workspace.event.WorkspaceEvent.WorkspaceCreated;
import almanac.workspace.event.WorkspaceEvent.WorkspaceDeleted;
import org.springframework.stereotype.Component;

/** Applies events of jobs, of what they are linked to, and of workspaces for the {@link AccessProjector}. */
@Component
class JobAccess {

    private final JobTables tables;
    private final WorkspaceTable workspaces;
    private final RepositoryTable repositories;

    JobAccess(JobTables tables, WorkspaceTable workspaces, RepositoryTable repositories) {
        this.tables = tables;
        this.workspaces = workspaces;
        this.repositories = repositories;
    }

    void apply(JobEvent event) {
        switch (event) {
            case JobQueued e -> tables.addJob(e.job(), e.project(), e.number());
            case SessionQueued e -> workspaces.addSession(e.job(), e.project(), e.workspace());
            case JobTagged e -> tables.addTag(e.job(), e.tag());
            case JobSucceeded e -> end(e.job(), e.result());
            case JobFailed e -> end(e.job(), e.result());
            case JobStopped e -> end(e.job(), e.result());
            case JobErrored e -> tables.endJob(e.job());
            case JobPlaced _,
                    JobPreparationBegan _,
                    JobPrepared _,
                    JobStarted _,
                    JobStopRequested _,
                    JobStoppingBegan _,
                    JobFinishingBegan _,
                    JobArchived _,
                    JobTagRemoved _,
                    JobLinkedToGoal _,
                    JobUnlinkedFromGoal _ -> {}
        }
    }

    private void end(JobId job, JobResult result) {
        tables.endJob(job);
        if (result.outputCommitId() != null) {
            repositories.addThatOf(job);
        }
    }

    void apply(PushEvent event) {
        switch (event) {
            case RepositoryPushed e -> repositories.add(e.project());
        }
    }

    void apply(WorkspaceEvent event) {
        switch (event) {
            case WorkspaceCreated e ->
                workspaces.add(
                        e.workspace(), new Line(e.project(), e.owner(), e.name(), e.environment(), e.hardwareTier()));
            case WorkspaceDeleted e -> workspaces.remove(e.workspace());
        }
    }

    void apply(GoalEvent event) {
        switch (event) {
            case GoalAdded e -> tables.addGoal(e.goal(), e.project());
            case GoalRemoved e -> tables.removeGoal(e.goal());
            case GoalCompleted _, GoalReopened _ -> {}
        }
    }
}
