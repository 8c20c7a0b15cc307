package almanac.access.projection;

import almanac.access.JobTables;
import almanac.access.RepositoryTable;
import almanac.access.WorkspaceTable;
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
import almanac.job.event.JobEvent.JobRenamed;
import almanac.job.event.JobEvent.JobStarted;
import almanac.job.event.JobEvent.JobStopRequested;
import almanac.job.event.JobEvent.JobStopped;
import almanac.job.event.JobEvent.JobStoppingBegan;
import almanac.job.event.JobEvent.JobSucceeded;
import almanac.job.event.JobEvent.JobTagRemoved;
import almanac.job.event.JobEvent.JobTagged;
import almanac.job.event.JobEvent.JobUnlinkedFromGoal;
import almanac.job.event.JobEvent.ServingQueued;
import almanac.job.event.JobEvent.SessionQueued;
import almanac.job.event.JobResult;
import almanac.shared.EventFacts;
import almanac.shared.JobId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of jobs and of the sessions of workspaces. */
@Component
class JobAccess implements AccessPart<JobEvent> {

    private final JobTables tables;
    private final WorkspaceTable workspaces;
    private final RepositoryTable repositories;

    JobAccess(JobTables tables, WorkspaceTable workspaces, RepositoryTable repositories) {
        this.tables = tables;
        this.workspaces = workspaces;
        this.repositories = repositories;
    }

    @Override
    public Class<JobEvent> events() {
        return JobEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_job", "access_job_tag");
    }

    @Override
    public void apply(JobEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case JobQueued e -> tables.addJob(e.job(), e.project(), e.number());
            case SessionQueued e -> workspaces.addSession(e.job(), e.project(), e.workspace());
            case ServingQueued e -> tables.addInstance(e.job(), e.project());
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
                    JobRenamed _,
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
}
