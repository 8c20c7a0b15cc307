package almanac.job.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.Compute;
import almanac.access.ComputeDirectory;
import almanac.access.JobDirectory;
import almanac.access.WorkspaceDirectory;
import almanac.access.WorkspaceDirectory.Held;
import almanac.job.command.JobCommand.ArchiveJob;
import almanac.job.command.JobCommand.RenameJob;
import almanac.job.command.JobCommand.StartJob;
import almanac.job.command.JobCommand.StartServing;
import almanac.job.command.JobCommand.StartSession;
import almanac.job.event.JobEvent.JobArchived;
import almanac.job.event.JobEvent.JobQueued;
import almanac.job.event.JobEvent.JobRenamed;
import almanac.job.event.JobEvent.ServingQueued;
import almanac.job.event.JobEvent.SessionQueued;
import almanac.job.event.JobRequest;
import almanac.shared.ErrorCode;
import almanac.shared.JobId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Decides on one run of a command on a project's files: a job that a user started, a session of a workspace,
 * or an instance of a model API.
 */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class Job {

    @AggregateIdentifier
    private JobId job;

    private boolean isArchived;
    private @Nullable String title;

    @AggregateMember
    private JobRun run;

    @AggregateMember
    private JobLabels labels;

    Job() {} // for Axon

    @CommandHandler
    Job(StartJob command, JobDirectory jobs, ComputeDirectory compute) {
        JobRequest request = Requests.completed(command, new Compute(compute, command.by(), command.project()));
        int number = jobs.holdNextNumber(command.project())
                .orElseThrow(() -> ErrorCode.PROJECT_NOT_FOUND.with(command.project()));
        apply(new JobQueued(command.job(), command.project(), number, command.by(), request));
    }

    @CommandHandler
    Job(StartSession command, JobDirectory jobs, WorkspaceDirectory workspaces, ComputeDirectory compute) {
        if (!jobs.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        Held workspace = workspaces
                .hold(command.workspace())
                .filter(held -> held.project().equals(command.project()))
                .orElseThrow(() -> ErrorCode.WORKSPACE_NOT_FOUND.with(command.workspace()));
        JobRequest request =
                Sessions.request(command, workspace, new Compute(compute, command.by(), command.project()));
        apply(new SessionQueued(
                command.job(), command.session(), command.workspace(), command.project(), command.by(), request));
    }

    @CommandHandler
    Job(StartServing command, JobDirectory jobs) {
        if (!jobs.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        apply(new ServingQueued(command.job(), command.version(), command.project(), command.by(), command.request()));
    }

    @EventSourcingHandler
    void evolve(ServingQueued event) {
        begin(new Belonging(event.job(), event.project(), null));
    }

    @EventSourcingHandler
    void evolve(SessionQueued event) {
        begin(new Belonging(event.job(), event.project(), event.startedBy()));
    }

    @EventSourcingHandler
    void evolve(JobQueued event) {
        begin(new Belonging(event.job(), event.project(), null));
        title = event.request().title();
    }

    private void begin(Belonging belonging) {
        job = belonging.job();
        run = new JobRun(belonging);
        labels = new JobLabels(belonging);
    }

    @CommandHandler
    void decide(RenameJob command) {
        if (!command.title().equals(title)) {
            apply(new JobRenamed(job, command.title()));
        }
    }

    @EventSourcingHandler
    void evolve(JobRenamed event) {
        title = event.title();
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
