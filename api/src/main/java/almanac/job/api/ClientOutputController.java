package almanac.job.api;

import almanac.job.query.JobOutput;
import almanac.job.query.JobQuery.ReadJobOutput;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectName;
import almanac.project.query.ProjectQuery.FindNamedProject;
import almanac.shared.JobId;
import almanac.web.AlmanacExtension;
import almanac.web.Takes;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the output of a job to the official Python client. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientOutputController {

    private final Dispatch dispatch;

    ClientOutputController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /**
     * Output under the client's own names.
     *
     * @param setup report of the preparation
     * @param stdout all output of the job, because the client shows nothing else of a failure
     */
    record ClientOutput(String setup, String stdout) {}

    @GetMapping("/v1/projects/{ownerName}/{projectName}/run/{runId}/stdout")
    @Takes(megabytes = 12)
    ClientOutput getClientOutput(
            @PathVariable String ownerName,
            @PathVariable String projectName,
            @PathVariable JobId runId,
            Caller caller) {
        ProjectName project = dispatch.ask(new FindNamedProject(caller.user(), ownerName, projectName), caller);
        JobOutput output = dispatch.ask(new ReadJobOutput(runId, project.id()), caller);
        return new ClientOutput(output.preparation(), output.console());
    }
}
