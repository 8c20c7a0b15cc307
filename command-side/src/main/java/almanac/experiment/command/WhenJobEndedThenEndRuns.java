package almanac.experiment.command;

import almanac.access.ExperimentTables;
import almanac.experiment.command.ExperimentRunCommand.AbandonRun;
import almanac.experiment.event.RunStatus;
import almanac.job.event.JobEvent;
import almanac.job.event.JobEvent.JobErrored;
import almanac.job.event.JobEvent.JobFailed;
import almanac.job.event.JobEvent.JobStopped;
import almanac.job.event.JobEvent.JobSucceeded;
import almanac.messaging.FollowUps;
import almanac.shared.Actor;
import almanac.shared.AsyncProjection;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

/**
 * Ends the runs that a job or session has left running: nothing logs to them any more, because its token ended with it.
 * A run that has ended meanwhile stays as it is.
 */
@Component
@ProcessingGroup("ending-runs")
class WhenJobEndedThenEndRuns implements AsyncProjection {

    private final ExperimentTables experiments;
    private final FollowUps followUps;

    WhenJobEndedThenEndRuns(ExperimentTables experiments, FollowUps followUps) {
        this.experiments = experiments;
        this.followUps = followUps;
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @EventHandler
    void react(JobSucceeded event, @Timestamp Instant at, @MetaDataValue(Actor.REQUEST_ID) String requestId) {
        end(event, RunStatus.FAILED, at, requestId);
    }

    @EventHandler
    void react(JobFailed event, @Timestamp Instant at, @MetaDataValue(Actor.REQUEST_ID) String requestId) {
        end(event, RunStatus.FAILED, at, requestId);
    }

    @EventHandler
    void react(JobErrored event, @Timestamp Instant at, @MetaDataValue(Actor.REQUEST_ID) String requestId) {
        end(event, RunStatus.FAILED, at, requestId);
    }

    @EventHandler
    void react(JobStopped event, @Timestamp Instant at, @MetaDataValue(Actor.REQUEST_ID) String requestId) {
        end(event, RunStatus.KILLED, at, requestId);
    }

    private void end(JobEvent event, RunStatus status, Instant at, String requestId) {
        followUps.send(
                experiments.openRunsOf(event.job()).stream()
                        .map(run -> new AbandonRun(run, status, at))
                        .toList(),
                requestId);
    }
}
