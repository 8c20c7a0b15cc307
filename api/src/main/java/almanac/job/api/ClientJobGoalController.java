package almanac.job.api;

import almanac.job.command.JobCommand.LinkGoal;
import almanac.job.command.JobCommand.UnlinkGoal;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the links of jobs to goals to older clients. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/projectManagement/{jobId}")
class ClientJobGoalController {

    private final Dispatch dispatch;

    ClientJobGoalController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record ClientGoalLink(@NotNull GoalId goalId) {}

    record ClientMessage(String message) {}

    @PostMapping("/linkJobToGoal")
    ClientMessage linkClientJob(@PathVariable JobId jobId, @Valid @RequestBody ClientGoalLink body, Caller caller) {
        dispatch.send(new LinkGoal(jobId, null, body.goalId()), caller);
        return new ClientMessage("The job is linked to the goal");
    }

    @PostMapping("/unlinkJobFromGoal")
    ClientMessage unlinkClientJob(@PathVariable JobId jobId, @Valid @RequestBody ClientGoalLink body, Caller caller) {
        dispatch.send(new UnlinkGoal(jobId, null, body.goalId()), caller);
        return new ClientMessage("The job is not linked to the goal any more");
    }
}
