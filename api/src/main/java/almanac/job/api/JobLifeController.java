package almanac.job.api;

import almanac.job.api.JobController.JobEnvelopeV1;
import almanac.job.command.ArchiveJob;
import almanac.job.command.StopJob;
import almanac.job.query.GetJob;
import almanac.job.query.JobDetailsV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.JobId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the operations on a job that the API lacks. */
@RestController
@AlmanacExtension
@Tag(name = "Jobs")
@RequestMapping("/api/almanac/v1/jobs/{jobId}")
class JobLifeController {

    private final Dispatch dispatch;

    JobLifeController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @PostMapping("/stop")
    ResponseEntity<JobEnvelopeV1> stopJob(
            @PathVariable JobId jobId,
            @Parameter(description = "Whether what the job has changed is kept") @RequestParam(defaultValue = "true")
                    boolean commitResults,
            Caller caller) {
        dispatch.send(new StopJob(jobId, null, caller.user(), !commitResults), caller);
        return changed(jobId, caller);
    }

    @PostMapping("/archive")
    ResponseEntity<JobEnvelopeV1> archiveJob(@PathVariable JobId jobId, Caller caller) {
        dispatch.send(new ArchiveJob(jobId), caller);
        return changed(jobId, caller);
    }

    private ResponseEntity<JobEnvelopeV1> changed(JobId job, Caller caller) {
        return JobEnvelopeV1.of(dispatch.getChanged(new GetJob(job), JobDetailsV1.class, caller), caller);
    }
}
