package almanac.project.api;

import almanac.messaging.Caller;
import almanac.project.command.GoalCommand.AddGoal;
import almanac.project.command.GoalCommand.RemoveGoal;
import almanac.project.command.GoalCommand.SetGoalCompletion;
import almanac.project.query.ProjectGoalV1;
import almanac.project.query.ProjectQuery.GetGoal;
import almanac.project.query.ProjectQuery.ListGoals;
import almanac.shared.GoalId;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
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

    private final Answers answers;
    private final IdSource ids;

    GoalController(Answers answers, IdSource ids) {
        this.answers = answers;
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
        return answers.list(new ListGoals(projectId), caller, ProjectGoalsEnvelopeV1::new);
    }

    @PostMapping
    ResponseEntity<ProjectGoalEnvelopeV1> addGoalToProject(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewProjectGoalV1 body, Caller caller) {
        GoalId goal = new GoalId(ids.next());
        return goal(
                new AddGoal(goal, projectId, body.title(), body.description(), body.stageId(), body.assigneeId()),
                projectId,
                goal,
                caller);
    }

    @PatchMapping("/{goalId}")
    ResponseEntity<ProjectGoalEnvelopeV1> updateProjectGoal(
            @PathVariable ProjectId projectId,
            @PathVariable GoalId goalId,
            @Valid @RequestBody ProjectGoalForUpdateV1 body,
            Caller caller) {
        return goal(new SetGoalCompletion(goalId, projectId, body.isComplete()), projectId, goalId, caller);
    }

    @DeleteMapping("/{goalId}")
    DeleteEnvelopeV1 deleteProjectGoal(@PathVariable ProjectId projectId, @PathVariable GoalId goalId, Caller caller) {
        return answers.remove(new RemoveGoal(goalId, projectId), caller);
    }

    private ResponseEntity<ProjectGoalEnvelopeV1> goal(Object command, ProjectId project, GoalId id, Caller caller) {
        return answers.change(command, new GetGoal(id, project), caller, ProjectGoalEnvelopeV1::new);
    }
}
