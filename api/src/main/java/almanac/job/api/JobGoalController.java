package almanac.job.api;

import almanac.job.command.JobCommand.LinkGoal;
import almanac.job.command.JobCommand.UnlinkGoal;
import almanac.job.query.JobQuery.ListLinkedGoals;
import almanac.job.query.LinkedGoalV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the links of a job to goals of its project. */
@RestController
@Tag(name = "Jobs")
@RequestMapping("/api/jobs/v1/goals")
class JobGoalController {

    private final Dispatch dispatch;
    private final Answers answers;

    JobGoalController(Dispatch dispatch, Answers answers) {
        this.dispatch = dispatch;
        this.answers = answers;
    }

    record GoalToLinkV1(@NotNull GoalId goalId, @Nullable ProjectId projectId) {}

    record GoalEnvelopeV1(LinkedGoalV1 goal, MetadataV1 metadata) {}

    record PaginatedGoalEnvelopeV1(List<LinkedGoalV1> goals, MetadataV1 metadata) {}

    @GetMapping
    PaginatedGoalEnvelopeV1 getLinkedGoalsForJob(@RequestParam JobId jobId, Caller caller) {
        return answers.list(new ListLinkedGoals(jobId), caller, PaginatedGoalEnvelopeV1::new);
    }

    @PostMapping
    GoalEnvelopeV1 linkJobToGoal(@RequestParam JobId jobId, @Valid @RequestBody GoalToLinkV1 body, Caller caller) {
        dispatch.send(new LinkGoal(jobId, body.projectId(), body.goalId()), caller);
        return answers.list(
                new ListLinkedGoals(jobId),
                caller,
                (goals, metadata) -> new GoalEnvelopeV1(linked(goals, body), metadata));
    }

    private static LinkedGoalV1 linked(List<LinkedGoalV1> goals, GoalToLinkV1 body) {
        return goals.stream()
                .filter(goal -> goal.goalId().equals(body.goalId()))
                .findFirst()
                .orElseThrow(ErrorCode.TOO_MUCH_TRAFFIC::with); // another request has unlinked it again
    }

    @DeleteMapping("/{goalId}")
    DeleteEnvelopeV1 unlinkJobFromGoal(
            @PathVariable GoalId goalId,
            @RequestParam JobId jobId,
            @RequestParam(required = false) @Nullable ProjectId projectId,
            Caller caller) {
        return answers.remove(new UnlinkGoal(jobId, projectId, goalId), caller);
    }
}
