package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.AddGoal;
import almanac.project.command.RemoveGoal;
import almanac.project.command.SetGoalCompletion;
import almanac.project.query.GetGoal;
import almanac.project.query.ListGoals;
import almanac.project.query.ProjectGoalV1;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.shared.GoalId;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the goals of a project. */
@RestController
@Tag(name = "Projects")
@RequestMapping("/api/projects/v1/projects/{projectId}/goals")
class GoalController {

    private final Dispatch dispatch;
    private final IdSource ids;

    GoalController(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    record NewProjectGoalV1(
            @NotNull @NotBlank @Size(max = Texts.LINE) String title,
            @Nullable @Size(max = Texts.PROSE) String description,

            @Nullable @Pattern(regexp = Texts.ID_PATTERN, message = Texts.ID_MESSAGE)
            String stageId,

            @Nullable UserId assigneeId) {}

    record ProjectGoalForUpdateV1(@NotNull Boolean isComplete) {}

    record ProjectGoalEnvelopeV1(ProjectGoalV1 goal, MetadataV1 metadata) {}

    record ProjectGoalsEnvelopeV1(List<ProjectGoalV1> goals, MetadataV1 metadata) {}

    @GetMapping
    ProjectGoalsEnvelopeV1 getProjectGoals(@PathVariable ProjectId projectId, Caller caller) {
        Page<ProjectGoalV1> goals = dispatch.list(new ListGoals(projectId), ProjectGoalV1.class, caller);
        return new ProjectGoalsEnvelopeV1(goals.items(), MetadataV1.of(caller));
    }

    @PostMapping
    ResponseEntity<ProjectGoalEnvelopeV1> addGoalToProject(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewProjectGoalV1 body, Caller caller) {
        GoalId goal = new GoalId(ids.next());
        dispatch.send(
                new AddGoal(goal, projectId, body.title(), body.description(), body.stageId(), body.assigneeId()),
                caller);
        return goal(projectId, goal, caller);
    }

    @PatchMapping("/{goalId}")
    ResponseEntity<ProjectGoalEnvelopeV1> updateProjectGoal(
            @PathVariable ProjectId projectId,
            @PathVariable GoalId goalId,
            @Valid @RequestBody ProjectGoalForUpdateV1 body,
            Caller caller) {
        dispatch.send(new SetGoalCompletion(goalId, projectId, body.isComplete()), caller);
        return goal(projectId, goalId, caller);
    }

    @DeleteMapping("/{goalId}")
    DeleteEnvelopeV1 deleteProjectGoal(@PathVariable ProjectId projectId, @PathVariable GoalId goalId, Caller caller) {
        dispatch.send(new RemoveGoal(goalId, projectId), caller);
        return DeleteEnvelopeV1.done(caller);
    }

    private ResponseEntity<ProjectGoalEnvelopeV1> goal(ProjectId project, GoalId id, Caller caller) {
        Versioned<ProjectGoalV1> goal = dispatch.getChanged(new GetGoal(id, project), ProjectGoalV1.class, caller);
        return Tagged.with(goal, new ProjectGoalEnvelopeV1(goal.value(), MetadataV1.of(caller)));
    }
}
