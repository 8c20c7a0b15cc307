package almanac.job.api;

import almanac.hardwaretier.query.HardwareTierQuery.ListUsableTiers;
import almanac.hardwaretier.query.UsableTier;
import almanac.job.query.JobFilter;
import almanac.job.query.JobOrder;
import almanac.job.query.JobQuery.GetRequestedJob;
import almanac.job.query.JobQuery.ListRequestedJobs;
import almanac.job.query.RequestedJob;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectQuery.FindNamedProject;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves jobs to the older functions of the official Python client. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v1/projects/{ownerName}/{projectName}/runs")
class ClientRunController {

    private static final Window NEWEST = new Window(0, 1_000);

    private final Dispatch dispatch;
    private final IdSource ids;

    ClientRunController(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    record ClientRuns(String objectType, List<ClientRun> data) {}

    record ClientStartedRun(JobId runId) {}

    @GetMapping
    ClientRuns getClientRuns(@PathVariable String ownerName, @PathVariable String projectName, Caller caller) {
        JobFilter all = new JobFilter(JobWords.status("status", "all"), false, null);
        JobOrder order = new JobOrder(JobWords.field("order", "number"), false, null);
        ListRequestedJobs query = new ListRequestedJobs(project(ownerName, projectName, caller), all, order, NEWEST);
        return new ClientRuns(
                "list", dispatch.ask(query, caller).map(ClientRun::of).items());
    }

    /** Serves one run of the project under the path that some clients send, with a slash at its end. */
    @Hidden
    @GetMapping("/{runId}/")
    ClientRun getClientRunBySlash(
            @PathVariable String ownerName,
            @PathVariable String projectName,
            @PathVariable JobId runId,
            Caller caller) {
        return getClientRun(ownerName, projectName, runId, caller);
    }

    @GetMapping("/{runId}")
    ClientRun getClientRun(
            @PathVariable String ownerName,
            @PathVariable String projectName,
            @PathVariable JobId runId,
            Caller caller) {
        ProjectId project = project(ownerName, projectName, caller);
        RequestedJob run = dispatch.ask(new GetRequestedJob(runId), caller).value();
        if (!run.project().equals(project)) {
            throw ErrorCode.JOB_NOT_FOUND.with(runId);
        }
        return ClientRun.of(run);
    }

    @PostMapping
    ClientStartedRun startClientRun(
            @PathVariable String ownerName,
            @PathVariable String projectName,
            @Valid @RequestBody ClientNewRun body,
            Caller caller) {
        JobId job = new JobId(ids.next());
        ProjectId project = project(ownerName, projectName, caller);
        HardwareTierId tier = body.tier() == null ? null : tier(body.tier(), project, caller);
        dispatch.send(body.toCommand(job, project, tier, caller.user()), caller);
        return new ClientStartedRun(job);
    }

    private ProjectId project(String ownerName, String projectName, Caller caller) {
        return dispatch.ask(new FindNamedProject(caller.user(), ownerName, projectName), caller)
                .id();
    }

    private HardwareTierId tier(String name, ProjectId project, Caller caller) {
        List<HardwareTierId> found = dispatch.ask(new ListUsableTiers(project), caller).items().stream()
                .filter(tier -> tier.name().equals(name))
                .map(UsableTier::id)
                .toList();
        if (found.size() != 1) {
            throw ErrorCode.INVALID_VALUE.with("tier", "must be the name of one hardware tier");
        }
        return found.getFirst();
    }
}
