package almanac.experiment.command;

import almanac.access.ExperimentTables;
import almanac.experiment.command.ExperimentRunCommand.AbandonRun;
import almanac.experiment.event.RunStatus;
import almanac.job.event.JobEvent;
import almanac.job.event.JobEvent.JobErrored;
import almanac.job.event.JobEvent.JobFailed;
import almanac.job.event.JobEvent.JobStopped;
import almanac.job.event.JobEvent.JobSucceeded;
import almanac.shared.Actor;
import almanac.shared.AsyncProjection;
import almanac.shared.ExperimentRunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
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

    private static final long LONGEST = 20; // seconds

    private final ExperimentTables experiments;
    private final CommandBus commands;

    WhenJobEndedThenEndRuns(ExperimentTables experiments, CommandBus commands) {
        this.experiments = experiments;
        this.commands = commands;
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
        List<Throwable> failures = experiments.openRunsOf(event.job()).stream()
                .map(run -> failure(run, status, at, requestId))
                .<Throwable>flatMap(Optional::stream)
                .toList();
        if (!failures.isEmpty()) { // all other runs are ended
            throw new IllegalStateException(
                    "%d runs could not be ended".formatted(failures.size()), failures.getFirst());
        }
    }

    /** Sends the command on its own thread, outside the transaction that stores the async projection's position. */
    private Optional<Throwable> failure(ExperimentRunId run, RunStatus status, Instant at, String requestId) {
        FutureCallback<Object, Object> outcome = new FutureCallback<>();
        Thread.ofVirtual()
                .start(() -> commands.dispatch(
                        new GenericCommandMessage<>(
                                new AbandonRun(run, status, at), Actor.metaData(Actor.SYSTEM, requestId)),
                        outcome));
        return outcome.getResult(LONGEST, TimeUnit.SECONDS).optionalExceptionResult();
    }
}
