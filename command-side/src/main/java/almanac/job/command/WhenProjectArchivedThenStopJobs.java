package almanac.job.command;

import almanac.access.JobTables;
import almanac.job.command.JobCommand.StopJob;
import almanac.messaging.FollowUps;
import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.shared.Actor;
import almanac.shared.AsyncProjection;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

/**
 * Stops the jobs of an archived project, because no user can see them any more. No job starts in the project after the
 * event: its command waited for those that were being started. A repeated event stops nothing that is stopped already.
 */
@Component
@ProcessingGroup("stopping-jobs")
class WhenProjectArchivedThenStopJobs implements AsyncProjection {

    private final JobTables jobs;
    private final FollowUps followUps;

    WhenProjectArchivedThenStopJobs(JobTables jobs, FollowUps followUps) {
        this.jobs = jobs;
        this.followUps = followUps;
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @EventHandler
    void react(ProjectArchived event, @MetaDataValue(Actor.REQUEST_ID) String requestId) {
        followUps.send(
                jobs.openJobsOf(event.project()).stream()
                        .map(job -> new StopJob(job, event.project(), null, false))
                        .toList(),
                requestId);
    }
}
