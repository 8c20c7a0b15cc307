package almanac.project.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.project.command.ProjectCommand.SetProjectStatus;
import almanac.project.event.ProjectEvent.ProjectBlocked;
import almanac.project.event.ProjectEvent.ProjectCompleted;
import almanac.project.event.ProjectEvent.ProjectReopened;
import almanac.project.event.ProjectEvent.ProjectUnblocked;
import almanac.shared.ProjectId;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** Decides on the status of a project: active, complete or blocked. */
class ProjectStatus {

    private final ProjectId project;
    private boolean blocked;
    private @Nullable String blockedReason;
    private boolean complete;
    private @Nullable String completedMessage;

    ProjectStatus(ProjectId project) {
        this.project = project;
    }

    @CommandHandler
    void decide(SetProjectStatus command) {
        if (command.isBlocked()) {
            block(command.blockedReason());
            return;
        }
        if (blocked) {
            apply(new ProjectUnblocked(project));
        }
        if (command.isComplete()) {
            complete(command.completedMessage());
        } else if (complete) {
            apply(new ProjectReopened(project));
        }
    }

    private void block(@Nullable String reason) {
        if (!blocked || !Objects.equals(blockedReason, reason)) {
            apply(new ProjectBlocked(project, reason));
        }
    }

    private void complete(@Nullable String message) {
        if (!complete || !Objects.equals(completedMessage, message)) {
            apply(new ProjectCompleted(project, message));
        }
    }

    @EventSourcingHandler
    void evolve(ProjectBlocked event) {
        blocked = true;
        blockedReason = event.reason();
        complete = false;
        completedMessage = null;
    }

    @EventSourcingHandler
    void evolve(ProjectUnblocked event) {
        blocked = false;
        blockedReason = null;
    }

    @EventSourcingHandler
    void evolve(ProjectCompleted event) {
        complete = true;
        completedMessage = event.message();
    }

    @EventSourcingHandler
    void evolve(ProjectReopened event) {
        complete = false;
        completedMessage = null;
    }
}
