package almanac.job.api;

import almanac.job.query.GetJob;
import almanac.job.query.JobDetailsV1;
import almanac.job.query.JobFilter;
import almanac.job.query.JobOrder;
import almanac.job.query.JobV1;
import almanac.job.query.ListJobs;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.web.MetadataV1;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

    private final Dispatch dispatch;
    private final IdSource ids;

    JobController(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    record JobEnvelopeV1(JobDetailsV1 job, MetadataV1 metadata) {

        static ResponseEntity<JobEnvelopeV1> of(Versioned<JobDetailsV1> job, Caller caller) {
            return Tagged.with(job, new JobEnvelopeV1(job.value(), MetadataV1.of(caller)));
        }
    }

    record PaginatedJobEnvelopeV1(List<JobV1> jobs, PaginatedMetadataV1 metadata) {}

    @PostMapping("/v1/jobs")
    ResponseEntity<JobEnvelopeV1> startJob(@Valid @RequestBody NewJobV1 body, Caller caller) {
        JobId job = new JobId(ids.next());
        dispatch.send(body.toCommand(job, caller.user()), caller);
        return JobEnvelopeV1.of(dispatch.getChanged(new GetJob(job), JobDetailsV1.class, caller), caller);
    }

    @GetMapping("/beta/jobs/{jobId}")
    ResponseEntity<JobEnvelopeV1> getJobDetails(@PathVariable JobId jobId, Caller caller) {
        return JobEnvelopeV1.of(dispatch.get(new GetJob(jobId), JobDetailsV1.class, caller), caller);
    }

    @GetMapping("/beta/jobs")
    PaginatedJobEnvelopeV1 getJobs(
            @RequestParam ProjectId projectId,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
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
        Window window = new Window(offset, limit);
        JobFilter filter = new JobFilter(JobWords.status("statusFilter", statusFilter), showArchived, tagFilter);
        JobOrder order = new JobOrder(JobWords.field("sortBy", sortBy), ascending, dominoStatsSortFieldName);
        Page<JobV1> page = dispatch.list(new ListJobs(projectId, filter, order, window), JobV1.class, caller);
        return new PaginatedJobEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }
}
