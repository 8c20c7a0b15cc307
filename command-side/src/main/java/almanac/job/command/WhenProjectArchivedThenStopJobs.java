package almanac.job.command;

import almanac.access.JobTables;
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
 * Nobody sees the jobs of an archived project any more, so none goes on. No job is started in it after the event, whose
 * command waited for those that were being started. An event that comes twice stops nothing that is not stopped.
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
        if (!failures.isEmpty()) { // those that could be stopped are
            throw new IllegalStateException(
                    "%d jobs could not be stopped".formatted(failures.size()), failures.getFirst());
        }
    }

    /** On a thread of its own, as what is done must not depend on the transaction in which the feed remembers its place. */
    private Optional<Throwable> failure(Object command, String requestId) {
        FutureCallback<Object, Object> outcome = new FutureCallback<>();
        Thread.ofVirtual()
                .start(() -> commands.dispatch(
                        new GenericCommandMessage<>(command, Actor.metaData(Actor.SYSTEM, requestId)), outcome));
        CommandResultMessage<?> result = outcome.getResult(LONGEST, TimeUnit.SECONDS);
        return result.optionalExceptionResult();
    }
}
