package almanac.job.api;

import almanac.job.query.JobDetailsV1;
import almanac.job.query.JobFilter;
import almanac.job.query.JobOrder;
import almanac.job.query.JobQuery.GetJob;
import almanac.job.query.JobQuery.ListJobs;
import almanac.job.query.JobV1;
import almanac.messaging.Caller;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves jobs (behaviour.md, 3.10). */
@RestController
@Tag(name = "Jobs")
@RequestMapping("/api/jobs")
class JobController {

    private final Answers answers;
    private final IdSource ids;

    JobController(Answers answers, IdSource ids) {
        this.answers = answers;
        this.ids = ids;
    }

    record JobEnvelopeV1(JobDetailsV1 job, MetadataV1 metadata) {}

    record PaginatedJobEnvelopeV1(List<JobV1> jobs, PaginatedMetadataV1 metadata) {}

    @PostMapping("/v1/jobs")
    ResponseEntity<JobEnvelopeV1> startJob(@Valid @RequestBody NewJobV1 body, Caller caller) {
        JobId job = new JobId(ids.next());
        return answers.change(body.toCommand(job, caller.user()), new GetJob(job), caller, JobEnvelopeV1::new);
    }

    @GetMapping("/beta/jobs/{jobId}")
    ResponseEntity<JobEnvelopeV1> getJobDetails(@PathVariable JobId jobId, Caller caller) {
        return answers.get(new GetJob(jobId), caller, JobEnvelopeV1::new);
    }

    @GetMapping("/beta/jobs")
    PaginatedJobEnvelopeV1 getJobs(
            @RequestParam ProjectId projectId,
            @Paged Window window,
            @Parameter(schema = @Schema(implementation = JobOrder.Field.class, defaultValue = "number"))
                    @RequestParam(defaultValue = "number")
                    String sortBy,
            @RequestParam(required = false) @Nullable @Size(max = Texts.LINE) String dominoStatsSortFieldName,
            @RequestParam(defaultValue = "false") boolean ascending,
            @RequestParam(defaultValue = "false") boolean showArchived,
            @Parameter(schema = @Schema(implementation = JobFilter.Status.class, defaultValue = "all"))
                    @RequestParam(defaultValue = "all")
                    String statusFilter,
            @RequestParam(required = false) @Nullable @Size(max = Texts.NAME) String tagFilter,
            Caller caller) {
        JobFilter filter = new JobFilter(JobWords.status("statusFilter", statusFilter), showArchived, tagFilter);
        JobOrder order = new JobOrder(JobWords.field("sortBy", sortBy), ascending, dominoStatsSortFieldName);
        return answers.page(
                new ListJobs(projectId, filter, order, window), window, caller, PaginatedJobEnvelopeV1::new);
    }
}
