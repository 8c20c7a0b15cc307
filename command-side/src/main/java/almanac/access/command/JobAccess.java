package almanac.access.command;

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
import almanac.project.event.GoalEvent;
import almanac.project.event.GoalEvent.GoalAdded;
import almanac.project.event.GoalEvent.GoalCompleted;
import almanac.project.event.GoalEvent.GoalRemoved;
import almanac.project.event.GoalEvent.GoalReopened;
import almanac.storage.access.JobTables;
import org.springframework.stereotype.Component;

/** What the {@link AccessProjector} does with the events of jobs and of what they are linked to. */
@Component
class JobAccess {

    private final JobTables tables;

    JobAccess(JobTables tables) {
        this.tables = tables;
    }

    void apply(JobEvent event) {
        switch (event) {
            case JobQueued e -> tables.addJob(e.job(), e.project(), e.number());
            case JobTagged e -> tables.addTag(e.job(), e.tag());
            case JobSucceeded _, JobFailed _, JobStopped _, JobErrored _ -> tables.endJob(event.job());
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

    void apply(GoalEvent event) {
        switch (event) {
            case GoalAdded e -> tables.addGoal(e.goal(), e.project());
            case GoalRemoved e -> tables.removeGoal(e.goal());
            case GoalCompleted _, GoalReopened _ -> {}
        }
    }
}
