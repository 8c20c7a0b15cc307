package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.api.GoalController.NewProjectGoalV1;
import almanac.project.command.GoalCommand.AddGoal;
import almanac.project.command.GoalCommand.RemoveGoal;
import almanac.project.command.GoalCommand.SetGoalCompletion;
import almanac.project.query.ProjectGoalV1;
import almanac.project.query.ProjectQuery.GetGoal;
import almanac.project.query.ProjectQuery.ListGoals;
import almanac.shared.GoalId;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Serves the goals of projects to older clients. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientGoalController {

    private static final String OF_PROJECT = "/v4/projectManagement/{projectId}";
    private static final String GOAL = "/v4/projects/{projectId}/goal/{goalId}";

    private final Dispatch dispatch;
    private final IdSource ids;

    ClientGoalController(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    /** A goal; its time is in milliseconds since 1970. */
    record ClientGoal(
            GoalId id,
            ProjectId projectId,
            String title,
            @Nullable String description,
            boolean isComplete,
            boolean isDeleted,
            String createdBy,
            long createdAt) {

        static ClientGoal of(ProjectGoalV1 goal, boolean isDeleted) {
            return new ClientGoal(
                    goal.id(),
                    goal.projectId(),
                    goal.title(),
                    goal.description(),
                    goal.isComplete(),
                    isDeleted,
                    goal.creatorId(),
                    goal.createdAt().toEpochMilli());
        }
    }

    @GetMapping(OF_PROJECT + "/goals")
    List<ClientGoal> getClientGoals(@PathVariable ProjectId projectId, Caller caller) {
        return dispatch.ask(new ListGoals(projectId), caller)
                .map(goal -> ClientGoal.of(goal, false))
                .items();
    }

    @PostMapping(OF_PROJECT + "/createGoal")
    ClientGoal addClientGoal(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewProjectGoalV1 body, Caller caller) {
        GoalId goal = new GoalId(ids.next());
        AddGoal command =
                new AddGoal(goal, projectId, body.title(), body.description(), body.stageId(), body.assigneeId());
        return changed(command, projectId, goal, caller);
    }

    @PostMapping(GOAL + "/markComplete")
    ClientGoal completeClientGoal(@PathVariable ProjectId projectId, @PathVariable GoalId goalId, Caller caller) {
        return changed(new SetGoalCompletion(goalId, projectId, true), projectId, goalId, caller);
    }

    @PostMapping(GOAL + "/markIncomplete")
    ClientGoal reopenClientGoal(@PathVariable ProjectId projectId, @PathVariable GoalId goalId, Caller caller) {
        return changed(new SetGoalCompletion(goalId, projectId, false), projectId, goalId, caller);
    }

    /** Removes the goal, and answers with it as it was. */
    @DeleteMapping(GOAL)
    ClientGoal removeClientGoal(@PathVariable ProjectId projectId, @PathVariable GoalId goalId, Caller caller) {
        ProjectGoalV1 last =
                dispatch.ask(new GetGoal(goalId, projectId), caller.asItIs()).value();
        dispatch.send(new RemoveGoal(goalId, projectId), caller);
        return ClientGoal.of(last, true);
    }

    private ClientGoal changed(Object command, ProjectId project, GoalId goal, Caller caller) {
        return ClientGoal.of(
                dispatch.change(command, new GetGoal(goal, project), caller).value(), false);
    }
}
