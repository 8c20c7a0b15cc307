package almanac.job.api;

import almanac.job.api.JobController.JobEnvelopeV1;
import almanac.job.command.JobCommand.ArchiveJob;
import almanac.job.command.JobCommand.StopJob;
import almanac.job.query.JobQuery.GetJob;
import almanac.messaging.Caller;
import almanac.shared.JobId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
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

    private final Answers answers;

    JobLifeController(Answers answers) {
        this.answers = answers;
    }

    @PostMapping("/stop")
    ResponseEntity<JobEnvelopeV1> stopJob(
            @PathVariable JobId jobId,
            @Parameter(description = "Whether what the job has changed is kept") @RequestParam(defaultValue = "true")
                    boolean commitResults,
            Caller caller) {
        return changed(new StopJob(jobId, null, caller.user(), !commitResults), jobId, caller);
    }

    @PostMapping("/archive")
    ResponseEntity<JobEnvelopeV1> archiveJob(@PathVariable JobId jobId, Caller caller) {
        return changed(new ArchiveJob(jobId), jobId, caller);
    }

    private ResponseEntity<JobEnvelopeV1> changed(Object command, JobId job, Caller caller) {
        return answers.change(command, new GetJob(job), caller, JobEnvelopeV1::new);
    }
}
