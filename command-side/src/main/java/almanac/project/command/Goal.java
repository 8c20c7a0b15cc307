package almanac.project.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.AccountDirectory;
import almanac.project.command.GoalCommand.AddGoal;
import almanac.project.command.GoalCommand.RemoveGoal;
import almanac.project.command.GoalCommand.SetGoalCompletion;
import almanac.project.event.GoalEvent.GoalAdded;
import almanac.project.event.GoalEvent.GoalCompleted;
import almanac.project.event.GoalEvent.GoalRemoved;
import almanac.project.event.GoalEvent.GoalReopened;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on one goal of a project. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class Goal {

    @AggregateIdentifier
    private GoalId goal;

    private ProjectId project;
    private boolean complete;

    Goal() {} // for Axon

    @CommandHandler
    Goal(AddGoal command, AccountDirectory directory) {
        if (command.assignee() != null && !directory.isUser(command.assignee())) {
            throw ErrorCode.USER_NOT_FOUND.with(command.assignee());
        }
        apply(new GoalAdded(
                command.goal(),
                command.project(),
                command.title(),
                command.description(),
                command.stageId(),
                command.assignee()));
    }

    /** Creates a goal within the transaction of another decision. */
    Goal(GoalAdded added) {
        apply(added);
    }

    @EventSourcingHandler
    void evolve(GoalAdded event) {
        goal = event.goal();
        project = event.project();
    }

    @CommandHandler
    void decide(SetGoalCompletion command) {
        requireProject(command);
        if (command.isComplete() && !complete) {
            apply(new GoalCompleted(goal));
        } else if (!command.isComplete() && complete) {
            apply(new GoalReopened(goal));
        }
    }

    @EventSourcingHandler
    void evolve(GoalCompleted event) {
        complete = true;
    }

    @EventSourcingHandler
    void evolve(GoalReopened event) {
        complete = false;
    }

    @CommandHandler
    void decide(RemoveGoal command) {
        requireProject(command);
        apply(new GoalRemoved(goal));
    }

    @EventSourcingHandler
    void evolve(GoalRemoved event) {
        markDeleted();
    }

    private void requireProject(GoalCommand command) {
        if (!command.project().equals(project)) {
            throw command.missing();
        }
    }
}
