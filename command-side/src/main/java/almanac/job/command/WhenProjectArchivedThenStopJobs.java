package almanac.job.command;

import almanac.access.JobTables;
import almanac.job.command.JobCommand.StopJob;
import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.shared.Actor;
import almanac.shared.AsyncProjection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
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

    private static final long LONGEST = 20; // seconds

    private final JobTables jobs;
    private final CommandBus commands;

    WhenProjectArchivedThenStopJobs(JobTables jobs, CommandBus commands) {
        this.jobs = jobs;
        this.commands = commands;
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @EventHandler
    void react(ProjectArchived event, @MetaDataValue(Actor.REQUEST_ID) String requestId) {
        List<Throwable> failures = jobs.openJobsOf(event.project()).stream()
                .map(job -> failure(new StopJob(job, event.project(), null, false), requestId))
                .<Throwable>flatMap(Optional::stream)
                .toList();
        if (!failures.isEmpty()) { // all other jobs are stopped
            throw new IllegalStateException(
                    "%d jobs could not be stopped".formatted(failures.size()), failures.getFirst());
        }
    }

    /** Sends the command on its own thread, outside the transaction that stores the async projection's position. */
    private Optional<Throwable> failure(Object command, String requestId) {
        FutureCallback<Object, Object> outcome = new FutureCallback<>();
        Thread.ofVirtual()
                .start(() -> commands.dispatch(
                        new GenericCommandMessage<>(command, Actor.metaData(Actor.SYSTEM, requestId)), outcome));
        CommandResultMessage<?> result = outcome.getResult(LONGEST, TimeUnit.SECONDS);
        return result.optionalExceptionResult();
    }
}
