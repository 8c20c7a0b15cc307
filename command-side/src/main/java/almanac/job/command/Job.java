package almanac.job.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.command.ComputeDirectory;
import almanac.access.command.JobDirectory;
import almanac.job.event.JobEvent.JobArchived;
import almanac.job.event.JobEvent.JobQueued;
import almanac.job.event.JobRequest;
import almanac.shared.ErrorCode;
import almanac.shared.JobId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.spring.stereotype.Aggregate;

/** A command that is to run on a project's files, once. */
@Aggregate(cache = "jobCache")
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class Job {

    @AggregateIdentifier
    private JobId job;

    private boolean isArchived;

    @AggregateMember
    private JobRun run;

    @AggregateMember
    private JobLabels labels;

    Job() {} // for Axon

    @CommandHandler
    Job(StartJob command, JobDirectory jobs, ComputeDirectory compute) {
        JobRequest request = Requests.completed(command, compute);
        int number = jobs.holdNextNumber(command.project())
                .orElseThrow(() -> ErrorCode.PROJECT_NOT_FOUND.with(command.project()));
        apply(new JobQueued(command.job(), command.project(), number, command.by(), request));
    }

    @EventSourcingHandler
    void evolve(JobQueued event) {
        job = event.job();
        run = new JobRun(job);
        labels = new JobLabels(job, event.project());
    }

    @CommandHandler
    void decide(ArchiveJob command) {
        if (isArchived) {
            return;
        }
        if (!run.hasEnded()) {
            throw ErrorCode.JOB_NOT_ENDED.with(job);
        }
        apply(new JobArchived(job));
    }

    @EventSourcingHandler
    void evolve(JobArchived event) {
        isArchived = true;
    }
}
